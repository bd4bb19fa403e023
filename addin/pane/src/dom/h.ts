// A view is a value: what the page shall hold. patch.ts brings the page there.
export type Child = Vnode | string | number | false | null | undefined | Child[];

export type Props = Record<string, unknown>;

export interface Vnode {
  tag: string;
  key: string | number | undefined;
  props: Props;
  children: (Vnode | string)[];
  // The element that shows it, once there is one.
  element?: Element;
}

function flatten(children: readonly Child[], into: (Vnode | string)[]): (Vnode | string)[] {
  for (const child of children) {
    if (child === false || child === null || child === undefined || child === '') continue;
    if (Array.isArray(child)) flatten(child, into);
    else into.push(typeof child === 'number' ? String(child) : child);
  }
  return into;
}

// Properties: `on…` listens, `.name` sets a property of the element, `class` takes words and false
// ones are left out, everything else is an attribute (false and undefined: none, true: an empty one).
export function h(tag: string, props: Props = {}, ...children: Child[]): Vnode {
  const { key, ...rest } = props;
  return { tag, key: key as string | number | undefined, props: rest, children: flatten(children, []) };
}

export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
