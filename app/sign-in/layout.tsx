import { Footer } from "#components/layout/header.tsx";
import { PublicHeader } from "#components/layout/public-header.tsx";

// Rendered with the nonce of its request, even where the page itself knows nothing of it.
export const dynamic = "force-dynamic";

export default function SignInLayout({ children }: { children: React.ReactNode }) {
  return (
    <>
      <PublicHeader />
      {children}
      <Footer />
    </>
  );
}
