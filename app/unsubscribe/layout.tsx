import { Footer } from "#components/layout/header.tsx";
import { PublicHeader } from "#components/layout/public-header.tsx";

// Rendered with the nonce of its request, whoever it is for.
export const dynamic = "force-dynamic";

export default function UnsubscribeLayout({ children }: { children: React.ReactNode }) {
  return (
    <>
      <PublicHeader />
      {children}
      <Footer />
    </>
  );
}
