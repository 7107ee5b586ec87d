/** A part of a text that is drawn with the line of an outcome, or as left out. End exclusive, in UTF-16 code units. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  /** An outcome, or `rejected`. */
  readonly mark: string;
}

/** A text with its parts marked. Of parts that overlap the one that begins first is drawn. */
export function markedText(text: string, parts: readonly Marked[]): DocumentFragment {
  const made = document.createDocumentFragment();
  let at = 0;
  for (const { start, end, mark } of parts.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at || end > text.length || end <= start) continue;
    made.append(text.slice(at, start));
    const element = document.createElement('mark');
    element.dataset['mark'] = mark;
    element.append(text.slice(start, end));
    made.append(element);
    at = end;
  }
  made.append(text.slice(at));
  return made;
}
