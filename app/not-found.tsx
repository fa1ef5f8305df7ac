import { Footer } from "#components/layout/header.tsx";
import { NothingHere } from "#components/layout/not-found.tsx";
import { PublicHeader } from "#components/layout/public-header.tsx";

export const metadata = { title: "Not found" };

/** For addresses that no part of the portal knows; the parts have their own, inside their frame. */
export default function NotFound() {
  return (
    <>
      <PublicHeader />
      <NothingHere />
      <Footer />
    </>
  );
}
