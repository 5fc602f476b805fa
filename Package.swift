// swift-tools-version: 6.2
// The modules in reading order. Arrows point to what a module may import; HouseTests holds them.
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let argumentParser: Target.Dependency =
  .product(name: "ArgumentParser", package: "swift-argument-parser")

let flyingFox: Target.Dependency = .product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks: Target.Dependency = .product(name: "FlyingSocks", package: "FlyingFox")

let package = Package(
  name: "prongsai",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .target(name: "Model", swiftSettings: strict),
    // The scan reads every byte of every output; unoptimised it would be most of each test.
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(
      name: "Disclosure", dependencies: ["Model", "CCrypto"],
      swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .target(
      name: "Readers", dependencies: ["Model", "Disclosure", "CZip", "CExpat", yams],
      resources: [.embedInCode("default-categories.csv")], swiftSettings: strict),
    .target(name: "Checks", dependencies: ["Model"], swiftSettings: strict),
    .systemLibrary(
      name: "CCMarkGFM",
      pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(
      name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    // A few lines of C around Debian's libicu-dev, for the reasons in its header.
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc")]),
    .target(
      name: "Outputs",
      dependencies: ["Model", "Disclosure", "CCMarkGFM", "CQRCode", "CICU", "CSQLite"],
      swiftSettings: strict),
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
    // Each pixel is visited; unoptimised that would be most of each test.
    .target(
      name: "Pictures", dependencies: ["CTurboJPEG", "CPNG", "CWebP"],
      swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(
      name: "Pipeline",
      dependencies: ["Model", "Disclosure", "Readers", "Checks", "Outputs", "Pictures"],
      swiftSettings: strict),
    .target(
      name: "Handbook", dependencies: ["Model"], path: "docs",
      exclude: [
        "formats", "images", "DECISIONS.md", "PAGES.md", "LANGUAGES.md", "SEARCH.md", "DATA.md",
        "SCALE.md", "SERVE.md",
        "committee.md",
        "template-names.md",
      ],
      sources: ["Handbook.swift"],
      resources: [.embedInCode("diagnostics")], swiftSettings: strict),
    .target(
      name: "Preview", dependencies: [flyingFox, flyingSocks],
      resources: [.embedInCode("live.js")], swiftSettings: strict),
    .systemLibrary(name: "CLinux"),
    .executableTarget(
      name: "prongsai",
      dependencies: [
        "Model", "Outputs", "Pipeline", "Preview", "Handbook", "CLinux", argumentParser,
      ],
      swiftSettings: strict),

    .target(
      name: "Support", dependencies: ["Model", "Outputs", "Pipeline"], path: "Tests/Support",
      swiftSettings: strict),
    .testTarget(name: "ModelTests", dependencies: ["Model", "Support"], swiftSettings: strict),
    .testTarget(
      name: "DisclosureTests", dependencies: ["Model", "Disclosure", "Outputs", "Support"],
      exclude: ["fetch-names"],
      swiftSettings: strict),
    .testTarget(
      name: "ReadersTests", dependencies: ["Model", "Readers", "Support"], swiftSettings: strict),
    .testTarget(
      name: "ChecksTests", dependencies: ["Model", "Readers", "Checks", "Support"],
      swiftSettings: strict),
    .testTarget(
      name: "OutputsTests", dependencies: ["Model", "Outputs", "Support", yams],
      exclude: ["fetch-spec"], swiftSettings: strict),
    .testTarget(
      name: "PipelineTests",
      dependencies: ["Model", "Disclosure", "Outputs", "Pictures", "Pipeline", "Support"],
      exclude: ["Hostile"], swiftSettings: strict),
    .testTarget(name: "PreviewTests", dependencies: ["Preview"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Model", "Outputs", "Pipeline", "Preview", "prongsai", "Support", argumentParser,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BookTests", dependencies: ["Model", "Outputs", "Pipeline", "Support"],
      swiftSettings: strict),
    .testTarget(
      name: "SiteTests", dependencies: ["Model", "Pipeline", "prongsai", "Support"],
      exclude: ["judges.toml"],
      swiftSettings: strict),
    .testTarget(name: "HouseTests", dependencies: ["Model", "Support"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// Fuzzers need other flags for every module, so that only `make fuzz` knows them.
if Context.environment["PRONGSAI_FUZZ"] == "1" {
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: ["Model", "Disclosure", "Readers", "Checks", "Outputs", "Support"],
      path: "Fuzz", exclude: ["corpus", "words", "run"], swiftSettings: strict))
}
