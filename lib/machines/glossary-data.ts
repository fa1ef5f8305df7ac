import { paths } from "#lib/paths.ts";
import { type At, context, type Thing } from "./json-ld.ts";

export type TermShown = { slug: string; name: string; also: readonly string[]; definition: string };

const setId = (at: At) => `${at(paths.glossary)}#terms`;

function term(at: At, { slug, name, also, definition }: TermShown): Thing {
  const url = at(paths.term(slug));
  return {
    "@type": "DefinedTerm",
    "@id": url,
    url,
    name,
    alternateName: also.length > 0 ? also : undefined,
    description: definition,
    inDefinedTermSet: { "@id": setId(at) },
  };
}

export function glossaryData(at: At, programme: string, terms: readonly TermShown[]): Thing {
  return {
    ...context,
    "@type": "DefinedTermSet",
    "@id": setId(at),
    url: at(paths.glossary),
    name: `Glossary of ${programme}`,
    hasDefinedTerm: terms.map((one) => term(at, one)),
  };
}

export function termData(at: At, programme: string, shown: TermShown): Thing {
  return {
    ...context,
    ...term(at, shown),
    inDefinedTermSet: {
      "@type": "DefinedTermSet",
      "@id": setId(at),
      url: at(paths.glossary),
      name: `Glossary of ${programme}`,
    },
  };
}
