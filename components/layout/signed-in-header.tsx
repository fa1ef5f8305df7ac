import Link from "next/link";
import { Header, type NavItem } from "./header.tsx";

/** For signed-in pages: what this person has to do with the programme. */
export function SignedInHeader({ name, reviews, admin }: { name: string; reviews: boolean; admin: boolean }) {
  const items: NavItem[] = [
    { href: "/", label: "Projects" },
    { href: "/applications", label: "My applications" },
    { href: "/essays", label: "Essays" },
    ...(reviews ? [{ href: "/review", label: "Review" }] : []),
    ...(admin ? [{ href: "/admin", label: "Admin" }] : []),
  ];
  return (
    <Header
      items={items}
      end={
        <Link href="/account" prefetch={false} className="max-w-48 truncate py-2">
          {name}
        </Link>
      }
    />
  );
}
