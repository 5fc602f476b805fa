/// The categories that every site knows: `default-categories.csv`, in the form of a site's own.
///
/// Source: the chart of accounts of the domain design, §6, and the kinds of welfare that funds
/// pay from birth to death.
let defaultCategories = PackageResources.default_categories_csv
