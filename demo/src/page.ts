/** The element of the page with this id. Its absence is a mistake in index.html. */
export function find<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as T;
}

/** The one element within another that fits a selector. */
export function within<T extends HTMLElement = HTMLElement>(
  parent: ParentNode,
  selector: string,
): T {
  const element = parent.querySelector<T>(selector);
  if (!element) throw new Error(`the page has no ${selector}`);
  return element;
}

/** A fresh copy of the first element of a `<template>`: all prose of the page stays in index.html. */
export function stamp<T extends HTMLElement = HTMLElement>(id: string): T {
  const first = find<HTMLTemplateElement>(id).content.firstElementChild;
  if (!first) throw new Error(`the template #${id} is empty`);
  return document.importNode(first, true) as T;
}
