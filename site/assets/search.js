// The search of a site without a server: see docs/SEARCH.md for the files it reads.
// Keys of one to three letters lead to candidates; each is shown only when its text holds the words.

// ---- Text as it is compared: the same as Sources/Outputs/Search/SearchFolding.swift

const isTone = c => c >= 0xE48 && c <= 0xE4C;
const isDigit = c => c >= 0x30 && c <= 0x39;
const isMark = c => c === 0xE31 || (c >= 0xE33 && c <= 0xE3A) || (c >= 0xE47 && c <= 0xE4E)
  || (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F);
const SPACE = /[\t-\r \u00A0\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;
const NOTHING = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/;
const SAME = new Map([["\u2018", "'"], ["\u2019", "'"], ["\u201C", '"'], ["\u201D", '"'], ["\u2212", "-"]]);

/** The scalars of a text, folded, and where in the text each stands. */
export function fold(text) {
  let out = [], at = [], index = 0;
  const before = (c, i) => { out.splice(-1, 0, c); at.push(i); };
  for (let letter of text) {
    const end = out.length - 1, last = end >= 0 ? out[end] : 0, c = letter.codePointAt(0);
    if (c >= 0xE50 && c <= 0xE59) { out.push(c - 0xE20); at.push(index); }
    else if (c === 0xE40 && last === 0xE40) out[end] = 0xE41;
    else if (c === 0xE32 && last === 0xE4D) out[end] = 0xE33;
    else if (c === 0xE32 && isTone(last) && out[end - 1] === 0xE4D) { out[end - 1] = last; out[end] = 0xE33; }
    else if (isTone(last) && (c === 0xE31 || (c >= 0xE34 && c <= 0xE3A))) before(c, index);
    else if (c >= 0xE48 && c <= 0xE4B && last === 0xE33) before(c, index);
    else if (SPACE.test(letter)) { if (last && last !== 0x20) { out.push(0x20); at.push(index); } }
    else if (!NOTHING.test(letter)) {
      if (c === 0xE46 && last === 0x20) { out.pop(); at.pop(); }
      if (c >= 0x2010 && c <= 0x2015) letter = "-";
      for (const small of (SAME.get(letter) ?? letter).toLowerCase()) { out.push(small.codePointAt(0)); at.push(index); }
    }
    index += letter.length;
  }
  if (out.at(-1) === 0x20) { out.pop(); at.pop(); }
  const kept = out.map((c, i) => c !== 0x2C || !isDigit(out[i - 1]) || ![1, 2, 3].every(n => isDigit(out[i + n])) || isDigit(out[i + 4]));
  if (kept.includes(false)) { out = out.filter((_, i) => kept[i]); at = at.filter((_, i) => kept[i]); }
  return { out, at };
}

const string = scalars => scalars.map(c => String.fromCodePoint(c)).join("");
const folded = text => string(fold(text).out);

/** The letters of a folded text, each with its marks. */
function letters(text) {
  const found = [];
  for (const letter of text) {
    const c = letter.codePointAt(0);
    if (found.length && isMark(c)) found.at(-1).push(c); else found.push([c]);
  }
  return found;
}

// ---- Keys and lists: the same as SearchGrams.swift and SearchDigits.swift

const SIGNS = "BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz!#$%&'()*+/:;<=>?[]^{|}~";
const VALUES = new Map([...SIGNS].map((sign, value) => [sign, value]));

/** A key: 1, 2 and 3 for so many letters, 4 for a whole name. */
function key(kind, ...parts) {
  let hash = Math.imul(2166136261 ^ kind, 16777619);
  for (const part of parts) {
    for (const c of part) hash = Math.imul(hash ^ c, 16777619);
    hash = Math.imul(hash ^ 31, 16777619);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85EBCA6B);
  hash = Math.imul(hash ^ (hash >>> 13), 0xC2B2AE35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The keys of a word, each of which a text with the word holds; `most` of them, spread over it from its end. */
function keys(word, most) {
  const all = letters(word);
  if (all.length === 1) return [key(1, all[0])];
  if (all.length === 2) return [key(2, all[0], [all[1][0]])];
  const count = all.length - 2, taken = Math.min(most, count), found = [];
  for (let n = 0; n < taken; n++) {
    const i = taken > 1 ? Math.round((taken - 1 - n) * (count - 1) / (taken - 1)) : count - 1;
    found.push(key(3, all[i], all[i + 1], [all[i + 2][0]]));
  }
  return found;
}

const label = key => [2, 8, 14, 20, 26].map(shift => SIGNS[(key >>> shift) & 63]).join("");

/** Marks the documents of a list with a bit. */
function mark(list, bit, documents) {
  if (list[0] === "`") {
    for (let i = 1; i < list.length; i++) {
      const bits = VALUES.get(list[i]);
      for (let n = 0; n < 6; n++) if (bits >> n & 1) documents[(i - 1) * 6 + n] |= bit;
    }
    return;
  }
  let document = -1, step = 0, shift = 0;
  for (const sign of list) {
    const value = VALUES.get(sign);
    step += (value & 31) << shift;
    shift += 5;
    if (value >= 32) continue;
    document += step + 1;
    documents[document] |= bit;
    step = shift = 0;
  }
}

const loaded = new Map();

/** A file as text, once. */
function load(address) {
  if (!loaded.has(address)) {
    const promise = fetch(address).then(answer => answer.ok ? answer.text() : Promise.reject(new Error(address)));
    promise.catch(() => loaded.delete(address));
    loaded.set(address, promise);
  }
  return loaded.get(address);
}

const ALL = 1, TITLE = 2;
/** So few documents are read at once rather than told apart by further keys. */
const FEW = 6;

/** An index in its folder; `measures` says how its files are cut. */
class Index {
  constructor(folder, measures, { most, newest }) {
    const [count, inFile, files, digest] = measures.split(" ");
    Object.assign(this, { folder, count: +count, inFile: +inFile, files: +files, digest, most, newest });
  }

  /** A byte for each document: whether it holds a key, and whether in its title. */
  async documents(key) {
    const documents = new Uint8Array(this.count + 6);
    const text = await load(`${this.folder}g/${key & (this.files - 1)}.txt?${this.digest}`);
    const name = label(key), start = text.startsWith(name) ? 0 : text.indexOf("\n" + name) + 1;
    if (!start && !text.startsWith(name)) return documents;
    const [all, titles] = text.slice(start + 5, text.indexOf("\n", start)).split(" ");
    mark(all, ALL, documents);
    if (titles) mark(titles, TITLE, documents);
    return documents;
  }

  async document(number) {
    const file = Math.floor(number / this.inFile);
    return JSON.parse(await load(`${this.folder}d/${file}.json?${this.digest}`))[number - file * this.inFile];
  }

  /**
   * What may hold all words, the best first; words as a title or a name before others. At most so
   * many keys are asked for, a few at a time, until few documents are left.
   */
  async candidates(words, most, names = [], onlyNamed = false) {
    const long = [...words].sort((a, b) => b.length - a.length).slice(0, most);
    const size = long.join("").length;
    const asked = long.flatMap((word, number) => keys(word, 1 + Math.floor((most - long.length) * word.length / size))
      .map(key => ({ key, number })));
    const bits = long.map(() => new Uint8Array(this.count).fill(ALL | TITLE));
    const named = await Promise.all(names.map(name => this.documents(key(4, fold(name).out))));
    let left = [];
    for (let number = 0; number < this.count; number++) {
      if (!onlyNamed || named.some(list => list[number])) left.push(number);
    }
    for (let turn = 0; turn < asked.length && left.length > FEW; turn += 2) {
      const some = asked.slice(turn, turn + 2);
      const lists = await Promise.all(some.map(({ key }) => this.documents(key)));
      lists.forEach((list, i) => {
        const ofWord = bits[some[i].number];
        left = left.filter(number => (ofWord[number] &= list[number]) & ALL);
      });
    }
    const found = left.map(number => ({
      number,
      score: bits.reduce((sum, ofWord) => sum + (ofWord[number] & TITLE), 0)
        + 64 * named.filter(list => list[number]).length,
    }));
    if (this.newest) found.reverse();
    return found.sort((a, b) => b.score - a.score);
  }
}

/** A question put to an index: its results, a few at a time, each proved by its text. */
class Asked {
  constructor(index, words, whole, names, onlyNamed = false) {
    Object.assign(this, { index, words, whole, names, onlyNamed, shown: 0, missed: 0, isRefined: onlyNamed });
  }

  async start() {
    this.waiting = await this.index.candidates(this.words, this.index.most, this.names, this.onlyNamed);
    return this;
  }

  /** How many there are; an estimate until each is proved. */
  get count() { return this.shown + this.waiting.length; }
  get isDone() { return this.waiting.length === 0; }
  /** Nothing is left to prove wrong. */
  get isExact() { return this.isDone; }

  async next(most) {
    const found = [];
    let tried = 0;
    while (found.length < most && this.waiting.length && tried < 2 * most) {
      if (this.missed && !this.isRefined) await this.refine();
      const some = this.waiting.splice(0, most - found.length);
      tried += some.length;
      const documents = await Promise.all(some.map(({ number }) => this.index.document(number)));
      documents.forEach((document, i) => {
        const result = this.prove(document, some[i].score);
        if (result) found.push(result); else this.missed++;
      });
    }
    this.shown += found.length;
    return found.sort((a, b) => b.score - a.score);
  }

  /** More keys, where the first let too much through. */
  async refine() {
    this.isRefined = true;
    const left = new Set((await this.index.candidates(this.words, this.index.most + 4)).map(found => found.number));
    this.waiting = this.waiting.filter(({ number }) => left.has(number));
  }

  prove(document, score) {
    const title = folded([document.t, ...document.h ?? []].join("\n"));
    const text = title + " " + folded([document.n ?? "", ...document.x].join("\n"));
    if (!this.words.every(word => text.includes(word))) return null;
    if (title.includes(this.whole)) score += 16;
    else if (this.words.every(word => title.includes(word))) score += 8;
    else if (text.includes(this.whole)) score += 1;
    return { document, score };
  }
}

// ---- Names with a slip

/** Whether one letter was left out, added, changed, or changed places with the next. */
function isNear(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  let x = a.length - 1, y = b.length - 1;
  while (x >= i && y >= i && a[x] === b[y]) { x--; y--; }
  if (x - i <= 0 && y - i <= 0) return true;
  return x === i + 1 && y === i + 1 && a[i] === b[y] && a[x] === b[i];
}

/** The names of places at most a slip away from a word of what was asked, the nearest first. */
async function nearNames(asked, word, folder, files, digest) {
  const own = letters(word);
  if (own.length < 3) return [];
  const first = own.slice(0, 2).flat(), last = own.slice(-2).flat();
  const ends = [key(2, first), key(3, last), ...own.length <= 6 ? [key(1, [])] : []];
  const numbers = [...new Set(ends.map(end => end & (files - 1)))];
  const texts = await Promise.all(numbers.map(number => load(`${folder}n/${number}.txt?${digest}`)));
  const names = new Set(texts.flatMap(text => text.split("\n")).filter(Boolean).map(line => line.slice(1)));
  const bare = text => string([...text].map(c => c.codePointAt(0)).filter(c => !isMark(c) || c === 0xE33));
  return [...names].filter(name => name !== asked
    && (isNear([...name], [...word]) || isNear(letters(name).map(string), own.map(string))))
    .sort((a, b) => (bare(b) === bare(word)) - (bare(a) === bare(word)) || (a < b ? -1 : 1));
}

// ---- The page

/** A text with the words marked in it, as nodes. */
function marked(text, words, from = 0, to = text.length) {
  const { out, at } = fold(text), s = string(out);
  // Offsets of s count UTF-16 units, those of `at` scalars.
  const scalar = [];
  out.forEach((c, i) => { scalar.push(i); if (c > 0xFFFF) scalar.push(i); });
  const ranges = [];
  for (const word of words) {
    for (let i = s.indexOf(word); i >= 0; i = s.indexOf(word, i + word.length)) {
      let end = scalar[i + word.length] ?? out.length;
      while (end < out.length && isMark(out[end])) end++;
      ranges.push([at[scalar[i]], end < out.length ? at[end] : text.length]);
    }
  }
  const nodes = [];
  let position = from;
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    if (start < position || end > to) continue;
    nodes.push(text.slice(position, start));
    const node = document.createElement("mark");
    node.textContent = text.slice(start, end).trimEnd();
    nodes.push(node);
    position = start + node.textContent.length;
  }
  return [...nodes, text.slice(position, to)];
}

/** A stretch of the text around the words. */
function excerpt(result, words) {
  const lines = result.x.map(line => [line, folded(line)]);
  const best = lines.map(([line, s]) => [line, words.filter(word => s.includes(word)).length])
    .reduce((a, b) => b[1] > a[1] ? b : a, [result.x[0] ?? "", 0])[0];
  if (best.length <= 200) return marked(best, words);
  const { out, at } = fold(best), place = string(out).indexOf(words.find(word => string(out).includes(word)) ?? "");
  let from = Math.max(0, (at[place] ?? 0) - 60), to = Math.min(best.length, from + 200);
  while (from > 0 && isMark(best.charCodeAt(from))) from--;
  while (to < best.length && isMark(best.charCodeAt(to))) to++;
  return [from > 0 ? "…" : "", ...marked(best, words, from, to), to < best.length ? "…" : ""];
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  const isThai = /[\u0E01-\u0E5B]/.test(made.textContent), language = document.documentElement.lang;
  if (made.textContent && isThai && language !== "th") made.lang = "th";
  if (made.textContent && !isThai && language === "th") made.lang = "en";
  return made;
}

function item({ document: found }, words) {
  const link = element("a", "", ...marked(found.t, words));
  link.href = found.a;
  const line = element("li", "ps-item", element("p", "ps-item__meta", found.n ?? ""),
    element("h3", "ps-item__title", link));
  const places = found.h?.[0];
  const text = places ? marked(places, words) : excerpt(found, words);
  line.append(element("p", "ps-item__text", ...text));
  const inText = places && found.x.find(x => words.some(word => folded(x).includes(word)));
  if (inText) line.append(element("p", "ps-item__text", ...marked(inText, words)));
  return line;
}

function start() {
  const results = document.querySelector("[data-search-results]");
  const box = document.querySelector("input[type=search]"), status = document.querySelector("[data-search-status]");
  const near = document.querySelector("[data-search-near]"), data = results.dataset;
  const funds = new Index(data.fundsFolder, data.funds, { most: 4, newest: false });
  const texts = new Index(data.textsFolder, data.texts, { most: 6, newest: true });
  const placeWords = data.placeWords.split(" ").map(folded).filter(Boolean);
  let turn = 0;

  /** The name of a place in a word: what follows ตำบล, อำเภอ or จังหวัด. */
  const bare = word => placeWords.reduce((rest, place) => {
    const end = rest.lastIndexOf(place) + place.length;
    return end >= place.length && end < rest.length ? rest.slice(end) : rest;
  }, word);

  function say(sentence, count, question) {
    status.textContent = sentence.replace("%n", () => count?.toLocaleString("en-US") ?? "").replace("%q", () => question);
  }

  /** Asks for the first results of a section; what comes back shows them. */
  async function prepared(name, asked, most, words, isMine) {
    const section = results.querySelector(`[data-search-section=${name}]`);
    const list = section.querySelector("ul"), more = section.querySelector("button");
    const found = async () => (await asked.next(most)).map(result => item(result, words));
    function add(items) {
      list.append(...items);
      section.hidden = !list.children.length;
      more.hidden = asked.isDone;
    }
    const first = await found();
    return () => {
      if (!isMine()) return;
      list.replaceChildren();
      add(first);
      more.onclick = async () => {
        const items = await found();
        if (!isMine()) return;
        add(items);
        tell();
        items[0]?.querySelector("a").focus();
      };
    };
  }

  /** Shows several sections at once: what stood first doesn't move when the next one comes. */
  async function show(...sections) {
    for (const shown of await Promise.all(sections)) shown();
  }

  let tell = () => {};

  async function ask(question) {
    const mine = ++turn, isMine = () => mine === turn;
    const whole = folded(question);
    const words = [...new Set(whole.split(" "))].map(word => {
      const all = [...word];
      while (all.length && isMark(all[0].codePointAt(0))) all.shift();
      return all.join("");
    }).filter(Boolean).slice(0, 8);
    near.hidden = true;
    if (!words.length) {
      status.textContent = "";
      for (const section of results.children) section.hidden = true;
      return;
    }
    // A quick answer isn't announced twice.
    const busy = setTimeout(() => { if (isMine()) status.textContent = status.dataset.busy; }, 600);
    try {
      let [ofFunds, ofTexts] = await Promise.all([
        new Asked(funds, words, whole, [...new Set([whole, ...words].map(bare))].slice(0, 3)).start(), new Asked(texts, words, whole, []).start(),
      ]);
      await show(
        prepared("funds", ofFunds, 5, words, isMine), prepared("texts", ofTexts, 8, words, isMine));
      let isNearby = false;
      if (isMine() && !ofFunds.count && !ofTexts.count) {
        const other = await slips(words, isMine);
        if (other) {
          isNearby = true;
          ofFunds = other.asked;
          await show(prepared("funds", ofFunds, 5, other.words, isMine));
        }
      }
      if (!isMine()) return;
      tell = () => {
        const count = ofFunds.count + ofTexts.count, isExact = ofFunds.isExact && ofTexts.isExact;
        say(isNearby ? status.dataset.near : !count ? status.dataset.none : isExact ? status.dataset.found : status.dataset.about, count, question.trim());
      };
      tell();
    } catch {
      if (isMine()) say(status.dataset.failed, 0, question);
    } finally {
      clearTimeout(busy);
    }
  }

  /** The funds of places whose names are a slip away. */
  async function slips(words, isMine) {
    const whole = words.join(" ");
    for (const word of new Set([whole, ...words])) {
      const names = (await nearNames(word, bare(word), funds.folder, +data.names, funds.digest)).slice(0, 6);
      if (!names.length || !isMine()) continue;
      const changed = name => word === whole ? name : words.map(old => old === word ? name : old).join(" ");
      const all = await Promise.all(names.map(name =>
        new Asked(funds, changed(name).split(" "), changed(name), [name], true).start()));
      near.replaceChildren(near.dataset.searchNear, ...names.map(name => {
        const link = element("a", "", name);
        link.href = `?q=${encodeURIComponent(changed(name))}`;
        return link;
      }));
      near.hidden = false;
      const some = all.filter(asked => asked.count);
      if (some.length) return { asked: new Several(some), words: names.flatMap(name => name.split(" ")) };
    }
    return null;
  }

  let timer = 0;
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const address = new URL(location.href);
      if (box.value) address.searchParams.set("q", box.value); else address.searchParams.delete("q");
      history.replaceState(null, "", address);
      ask(box.value);
    }, 150);
  });
  box.form.addEventListener("submit", event => {
    event.preventDefault();
    box.dispatchEvent(new Event("input"));
  });
  // Arrows go from the box through the results and back, Escape to the box.
  document.addEventListener("keydown", event => {
    const links = [box, ...results.querySelectorAll("li a")].filter(link => link === box || !link.closest("[hidden]"));
    const here = links.indexOf(document.activeElement);
    const to = event.key === "Escape" && here > 0 ? 0
      : event.key === "ArrowDown" && here >= 0 ? here + 1 : event.key === "ArrowUp" && here > 0 ? here - 1 : -1;
    if (!links[to] || event.isComposing) return;
    event.preventDefault();
    links[to].focus();
  });
  const question = new URLSearchParams(location.search).get("q");
  if (question) {
    box.value = question;
    ask(question);
  }
}

/** Several questions as one, in turn. */
class Several {
  constructor(asked) { this.asked = asked; }
  get count() { return this.asked.reduce((sum, asked) => sum + asked.count, 0); }
  get isDone() { return this.asked.every(asked => asked.isDone); }
  get isExact() { return this.isDone; }
  async next(most) {
    const found = [];
    for (let i = 0; found.length < most && !this.isDone; i++) {
      const asked = this.asked[i % this.asked.length];
      if (!asked.isDone) found.push(...await asked.next(1));
    }
    return found;
  }
}

start();
