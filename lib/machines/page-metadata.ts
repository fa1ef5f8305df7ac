import type { Metadata } from "next";
import { paths } from "#lib/paths.ts";
import { absolute, siteName } from "./address.ts";
import { cutAtWord } from "./plain.ts";

export type Described = {
  /** Without the programme's name; null for the front page, which has it alone. */
  title: string | null;
  /** Plain text of any length; where it is empty, the title stands for it. */
  description: string;
  /** The one address of what the page shows, from lib/paths.ts: a page of a list is itself. */
  path: string;
  type?: "website" | "article" | "profile";
  /** A picture of it: a path, and its sides in pixels. */
  image?: { path: string; size: number; alt: string } | undefined;
  /** False: a page that search engines are to leave out. */
  index?: boolean;
  /** Feeds that tell what is new there. */
  feeds?: boolean;
};

/** What a public page says of itself in its head. Whole addresses, since those who read them have no other. */
export function pageMetadata({ title, description, path, type = "website", image, index, feeds }: Described): Metadata {
  const url = absolute(path);
  const shown = title ?? siteName();
  const told = cutAtWord(description) || shown;
  const images = image ? [{ url: absolute(image.path), width: image.size, height: image.size, alt: image.alt }] : [];
  return {
    ...(title === null ? {} : { title }),
    description: told,
    alternates: { canonical: url, ...(feeds ? { types: feedLinks() } : {}) },
    openGraph: { type, url, title: shown, siteName: siteName(), locale: "en_GB", description: told, images },
    twitter: { card: "summary", title: shown, description: told, images: images.map(({ url }) => url) },
    ...(index === false ? { robots: { index: false } } : {}),
  };
}

/** A page that is not there says nothing of itself, and is left out. */
export const notFoundMetadata: Metadata = { title: "Not found", robots: { index: false } };

function feedLinks() {
  return {
    "application/atom+xml": [{ url: absolute(paths.projectsFeed("atom")), title: "New projects (Atom)" }],
    "application/feed+json": [{ url: absolute(paths.projectsFeed("json")), title: "New projects (JSON Feed)" }],
  };
}
