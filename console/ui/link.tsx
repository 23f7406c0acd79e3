// A link inside the console that looks like Fluent's and is a real one: it opens in a new tab as people expect.
import { Link as FluentLink } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Anchor = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

function Anchor(props: Anchor) {
  return <FluentLink {...(props as object)} as="a" />;
}

/** `to` is a path; `search` its query. */
export const Link = createLink(Anchor);
