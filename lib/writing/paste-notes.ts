// Footnotes: Word, LibreOffice, Pandoc and others link from the number to the note and back; Google Docs
// leaves them out of the HTML and puts them into a form of its own.

/** A footnote by its new number. Its element is out of the document; a <sup data-footnote> is where it is called. */
export type Note = { number: number; element: HTMLElement };

/** Finds links that lead to a place which leads back. */
export function numberNotes(body: HTMLElement, first: number): Note[] {
  mendAnchors(body);
  const places = new Map<string, Element>();
  for (const element of body.querySelectorAll("[id],a[name]")) {
    for (const name of [element.getAttribute("id"), element.getAttribute("name")]) {
      if (name && !places.has(name)) places.set(name, element);
    }
  }
  const target = (anchor: Element) => places.get(/#(.+)$/.exec(anchor.getAttribute("href") ?? "")?.[1] ?? "");
  const anchors = [...body.querySelectorAll("a[href]")].filter(target);
  const near = (place: Element | undefined, anchor: Element) =>
    place !== undefined && (place.contains(anchor) || anchor.contains(place));
  const pairs: { call: Element; back: Element; block: Element }[] = [];
  const used = new Set<Element>();
  for (const call of anchors) {
    const block = used.has(call) ? null : target(call)?.closest("li,p,dd,div,aside");
    if (!block || block.contains(call)) continue;
    const back = anchors.find(
      (one) => one !== call && !used.has(one) && block.contains(one) && near(target(one), call),
    );
    if (!back) continue;
    used.add(call).add(back);
    pairs.push({ call, back, block });
  }
  const whole = pairs.map(({ block, back }) => noteAround(block, (one) => used.has(one) && one !== back, body));
  return pairs.map(({ call, back }, at) => {
    const element = whole[at] as HTMLElement;
    const number = first + at;
    takeOut(back.parentElement?.tagName === "SUP" ? back.parentElement : back, body);
    takeOut(element, body);
    const sup = body.ownerDocument.createElement("sup");
    sup.setAttribute("data-footnote", String(number));
    sup.textContent = String(number);
    const raised = call.parentElement;
    (raised?.tagName === "SUP" && raised.textContent === call.textContent ? raised : call).replaceWith(sup);
    return { number, element };
  });
}

/** All of a note: as much around the way back as holds no other note, and not the rule above them. */
function noteAround(block: Element, isOther: (anchor: Element) => boolean, body: Element): Element {
  let note = block;
  for (let above = note.parentElement; above && above !== body; above = above.parentElement) {
    if (!/^(?:DIV|LI|ASIDE)$/.test(above.tagName) || above.querySelector("hr")) break;
    if ([...above.querySelectorAll("a[href]")].some(isOther)) break;
    note = above;
  }
  return note;
}

/** Removes it, and the list around it when nothing else is in it. */
function takeOut(element: Element, body: Element): void {
  const list = element.parentElement;
  element.remove();
  if (list && list !== body && !list.textContent?.trim()) list.remove();
}

/** Some versions of Word lose the links, and put the number behind the anchors: <a name="_ftnref1"></a>[1]. */
function mendAnchors(body: HTMLElement): void {
  for (const anchor of body.querySelectorAll("a[name]:not([href])")) {
    const [, kind, ref, number] = /^_(ftn|edn)(ref)?(\d+)$/.exec(anchor.getAttribute("name") ?? "") ?? [];
    if (!number) continue;
    anchor.setAttribute("href", `#_${kind}${ref ? "" : "ref"}${number}`);
    const next = anchor.nextSibling;
    if (anchor.textContent || next?.nodeType !== 3) continue;
    next.textContent = (next.textContent ?? "").replace(new RegExp(`^\\[?${number}\\]?`), "");
  }
}

type Slice = {
  dsl_spacers: string;
  dsl_styleslices: { stsl_type: string; stsl_styles?: ({ fs_id?: string } | null)[] }[];
  dsl_relateddocslices?: Record<string, { dsl_spacers?: string } | undefined>;
};

/**
 * The same for Google Docs. Its form has the whole text in one string, where "#" stands for the call of a
 * footnote; the HTML has the text without them. Read side by side, they say where each belongs.
 */
export function numberDocsNotes(body: HTMLElement, slice: string, first: number): Note[] {
  const data = parsed(slice);
  if (!data) return [];
  const styles = data.dsl_styleslices.find(({ stsl_type }) => stsl_type === "footnote")?.stsl_styles ?? [];
  const texts = styles.flatMap((style) => {
    const text = style?.fs_id && data.dsl_relateddocslices?.[style.fs_id]?.dsl_spacers;
    return typeof text === "string" ? [words(text)] : [];
  });
  const calls = callsIn(body, data.dsl_spacers, texts.length);
  const notes = texts.map((text, at) => {
    const element = body.ownerDocument.createElement("div");
    element.textContent = text;
    return { number: first + at, element };
  });
  // From the last on, so that the places before stay where they are.
  for (const [at, { node, offset }] of [...calls.entries()].toReversed()) {
    const sup = body.ownerDocument.createElement("sup");
    sup.setAttribute("data-footnote", String(first + at));
    sup.textContent = String(first + at);
    node.splitText(offset);
    node.after(sup);
  }
  return calls.length > 0 ? notes : [];
}

function parsed(slice: string): Slice | null {
  try {
    const data: unknown = JSON.parse(JSON.parse(slice).data).resolved;
    const { dsl_spacers, dsl_styleslices } = data as Partial<Slice>;
    return typeof dsl_spacers === "string" && Array.isArray(dsl_styleslices) ? (data as Slice) : null;
  } catch {
    return null;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: Google Docs marks the beginnings of things with them
const words = (text: string) => text.replace(/[\0-\x08\x0b-\x1f]/g, "").trim();
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const UNSEEN = /[\s\0-\x1f\x7f-\x9f]/;

/** Where calls belong in the text of the HTML: behind so many characters of which node. */
function callsIn(body: HTMLElement, spacers: string, count: number): { node: Text; offset: number }[] {
  const calls: { node: Text; offset: number }[] = [];
  let last: { node: Text; offset: number } | undefined;
  let at = 0;
  const skip = () => {
    while (at < spacers.length && UNSEEN.test(spacers[at] ?? "")) at += 1;
  };
  const call = () => {
    if (last && calls.length < count) calls.push(last);
    at += 1;
    skip();
  };
  for (const node of textNodes(body)) {
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const char = node.data[offset] ?? "";
      if (UNSEEN.test(char)) continue;
      skip();
      while (spacers[at] === "#" && char !== "#") call();
      // A picture or a chip is "*" there and something else here: on to where they agree again.
      if (spacers[at] !== char) {
        const next = node.data.slice(offset, offset + 12).trim();
        const ahead = next.length < 4 ? -1 : spacers.slice(at, at + 400).indexOf(next);
        for (const end = at + ahead; at < end; ) {
          if (spacers[at] === "#") call();
          else at += 1;
        }
      }
      if (spacers[at] === char) at += 1;
      last = { node, offset: offset + 1 };
    }
  }
  skip();
  while (spacers[at] === "#" && calls.length < count) call();
  // Better at the end than nowhere.
  while (last && calls.length < count) calls.push(last);
  return calls;
}

function textNodes(element: Node): Text[] {
  return [...element.childNodes].flatMap((node) => (node.nodeType === 3 ? [node as Text] : textNodes(node)));
}
