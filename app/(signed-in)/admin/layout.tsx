import { AdminNav } from "#components/admin/admin-nav.tsx";
import { currentActor } from "#lib/auth/session.ts";

/** The frame only: each page asks for itself who may be there. */
export default async function AdminLayout({ children }: { children: React.ReactNode }) {
  const actor = await currentActor();
  return (
    <>
      {actor?.isAdmin && <AdminNav />}
      {children}
    </>
  );
}
