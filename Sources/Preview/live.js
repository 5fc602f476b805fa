// In a page of a preview: shows the page anew when a build changed it, and what keeps a build from being right.
(() => {
  const script = document.currentScript;
  const words = { th: { close: 'ปิด' }, en: { close: 'Close' } }[script.dataset.language];
  let build = script.dataset.build;
  let source;

  // The file of the site behind a path.
  const fileOf = (path) => {
    try { path = decodeURIComponent(path); } catch { /* a path that is no text has no file */ }
    return path.slice(1) + (path.endsWith('/') ? 'index.html' : '');
  };

  // The files on which this page depends.
  const files = () => {
    const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
    const named = [...document.querySelectorAll('link[rel~="stylesheet"], script[src], img[src]')]
      .map((element) => element.href || element.src);
    return new Set([decodeURIComponent(script.dataset.file), fileOf(location.pathname),
      ...[...loaded, ...named].map((name) => new URL(name, location.href))
        .filter((address) => address.origin === location.origin).map((address) => fileOf(address.pathname))]);
  };

  const styles = 'link[rel~="stylesheet"], style, meta[http-equiv], base';
  const programs = 'script[src], script:not([type]), script[type="module"], script[type*="javascript" i]';
  const all = (page, kind) => [...page.head.querySelectorAll(kind)].map((element) => element.outerHTML).join('\n');

  // Whether a page differs from this one only in what it says: neither has a program, and both look alike.
  const isAlike = (page) => [document, page].every((each) =>
    [...each.querySelectorAll(programs)].every((program) => program.dataset.build))
    && all(document, styles) === all(page, styles);

  // Puts a page in the place of this one.
  const show = (page) => {
    for (const attribute of document.documentElement.getAttributeNames()) {
      document.documentElement.removeAttribute(attribute);
    }
    for (const { name, value } of page.documentElement.attributes) document.documentElement.setAttribute(name, value);
    for (const element of [...document.head.children]) if (!element.matches(styles)) element.remove();
    document.head.append(...[...page.head.children].filter((element) => !element.matches(styles)));
    document.body.replaceWith(page.body);
  };

  // Takes what the page says now. That spares most of the time that a load takes; where a page isn't of that kind,
  // or anything fails, it is loaded.
  let renewals = 0;
  const renew = async () => {
    const renewal = ++renewals;
    try {
      const reply = await fetch('/' + script.dataset.file, { cache: 'no-store' });
      const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
      if (renewal !== renewals) return;
      if (!reply.ok || !isAlike(page)) throw new Error('a page of another kind');
      show(page);
    } catch {
      location.reload();
    }
  };

  const changed = (event) => {
    build = event.lastEventId;
    const page = decodeURIComponent(script.dataset.file);
    const lines = new Set(event.data.split('\n'));
    const others = [...files()].filter((file) => file !== page);
    if (lines.has('*') || others.some((file) => lines.has(file))) location.reload();
    else if (lines.has(page)) renew();
  };

  // While the connection was lost, anything may have changed.
  const state = (event) => {
    if (event.lastEventId !== build) location.reload();
    problems(event);
  };

  const style = `
    :host { all: initial; }
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box; max-height: 60vh;
      overflow: auto; overscroll-behavior: contain; padding: 12px 16px 16px; border-top: 6px solid #b3261e;
      background: #fffdf7; color: #1c1b1a; font: 16px/1.6 system-ui, sans-serif; box-shadow: 0 -4px 24px rgb(0 0 0 / .3); }
    header { display: flex; gap: 12px; align-items: start; justify-content: space-between; font-weight: 700; }
    button { flex: none; min-height: 44px; min-width: 64px; border: 1px solid #1c1b1a; border-radius: 6px;
      background: #fff; color: inherit; font: inherit; cursor: pointer; }
    button:focus-visible { outline: 3px solid #1a56c4; outline-offset: 2px; }
    p { margin: 0; overflow-wrap: anywhere; }
    .first { margin-top: 12px; }
    .more { margin-inline-start: 16px; }
    pre { margin: 4px 0; overflow-x: auto; padding: 4px 8px; background: #f3efe4; font: 14px/1.5 monospace; }
    @media print { section { display: none; } }`;

  let panel;
  const problems = (event) => {
    panel?.remove();
    panel = undefined;
    const text = event.data;
    if (!text || sessionStorage.getItem('prongsai-closed') === text) return;
    const [title, ...lines] = text.split('\n');
    panel = document.createElement('div');
    panel.id = 'prongsai-problems';
    const root = panel.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    const section = document.createElement('section');
    section.setAttribute('role', 'alert');
    section.lang = script.dataset.language;
    const header = document.createElement('header');
    const heading = document.createElement('span');
    heading.textContent = title;
    const close = document.createElement('button');
    close.textContent = words.close;
    close.onclick = () => {
      sessionStorage.setItem('prongsai-closed', text);
      panel.remove();
    };
    header.append(heading, close);
    section.append(header);
    // A quoted row keeps its columns, so that the marks under it stand where they belong; the rest may break.
    let row;
    for (const line of lines.filter((line) => line)) {
      if (/^ *\d* ?\|/.test(line)) {
        row ??= section.appendChild(document.createElement('pre'));
        row.append(line + '\n');
        continue;
      }
      row = undefined;
      const block = section.appendChild(document.createElement('p'));
      block.className = line.startsWith(' ') ? 'more' : 'first';
      block.textContent = line.trim();
    }
    root.append(section);
    document.documentElement.append(panel);
    for (const quoted of section.querySelectorAll('pre')) {
      const marks = quoted.textContent.trimEnd().split('\n').pop();
      const share = marks.indexOf('^') / Math.max(...quoted.textContent.split('\n').map((line) => line.length));
      quoted.scrollLeft = share * quoted.scrollWidth - quoted.clientWidth / 2;
    }
  };

  const connect = () => {
    source = new EventSource('/.prongsai/events');
    source.addEventListener('state', state);
    source.addEventListener('pages', changed);
    source.addEventListener('changed', changed);
    source.addEventListener('problems', problems);
  };

  // A browser has few connections to one server: a page that nobody sees holds none.
  const look = () => {
    if (document.hidden) {
      source?.close();
      source = undefined;
    } else if (!source) {
      connect();
    }
  };
  document.addEventListener('visibilitychange', look);
  look();
})();
