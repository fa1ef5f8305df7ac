import { Header } from "./header.tsx";
import { SignInLink } from "./sign-in-link.tsx";

/** The same bytes for everybody, signed in or not: public pages are prerendered. */
export function PublicHeader() {
  return (
    <Header
      items={[
        { href: "/", label: "Projects" },
        { href: "/applications", label: "My applications" },
      ]}
      end={<SignInLink />}
    />
  );
}
