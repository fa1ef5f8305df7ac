import { availableParallelism } from "node:os";
import { z } from "zod";

/** Environment is parsed once, here; nothing else reads process.env. */
const blankIsAbsent = z.preprocess(
  (env) => Object.fromEntries(Object.entries(env as Record<string, unknown>).filter(([, value]) => value !== "")),
  z
    .object({
      DATABASE_URL: z
        .string({
          error: "is missing: where PostgreSQL is, such as postgresql://user:password@localhost:5432/prentice",
        })
        .regex(/^postgres(ql)?:\/\//, { error: "must start with postgresql://" }),
      AUTH_SECRET: z.string().optional(),
      NEXTAUTH_SECRET: z.string().optional(),
      APP_URL: z
        .string({ error: "is missing: the address people type, such as https://apply.example.org; mails link to it" })
        .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
          error: "must be an address starting with https:// or http://",
        })
        .transform((value) => new URL(value).origin),
      SMTP_URL: z
        .string({ error: "is missing: the server that takes mail, such as smtps://user:password@mail.example.org:465" })
        .regex(/^smtps?:\/\//, { error: "must start with smtp:// or smtps://" }),
      MAIL_FROM: z
        .string({ error: "is missing: the sender of every mail, such as Prentice <programme@example.org>" })
        .regex(/.+@.+/, { error: "must hold an e-mail address" }),
      PROGRAMME_NAME: z.string().default("Prentice"),
      OIDC_ISSUER: z.url({ error: "must be an address" }).optional(),
      OIDC_CLIENT_ID: z.string().optional(),
      OIDC_CLIENT_SECRET: z.string().optional(),
      OIDC_NAME: z.string().default("your organisation"),
      PORT: z.coerce.number({ error: "must be a port number" }).int().min(1).max(65535).default(3000),
      HOSTNAME: z.string().optional(),
      WEB_CONCURRENCY: z.coerce
        .number({ error: "must be a whole number" })
        .int()
        .min(1)
        .max(256)
        .default(availableParallelism()),
      DATABASE_POOL: z.coerce.number({ error: "must be a whole number" }).int().min(1).max(500).default(10),
      TRUST_PROXY: z.enum(["0", "1"], { error: "must be 0 or 1" }).default("0"),
      LOG_LEVEL: z
        .enum(["debug", "info", "warn", "error", "silent"], { error: "must be debug, info, warn, error or silent" })
        .default("info"),
      PRENTICE_DEMO: z.enum(["0", "1"]).default("0"),
      PRENTICE_MAILBOX: z.string().optional(),
      PRENTICE_LATEST_MIGRATION: z.string().optional(),
    })
    .transform(({ AUTH_SECRET, NEXTAUTH_SECRET, ...rest }) => ({
      ...rest,
      AUTH_SECRET: AUTH_SECRET ?? NEXTAUTH_SECRET,
    }))
    .superRefine((env, context) => {
      const complain = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
      if (!env.AUTH_SECRET)
        complain("AUTH_SECRET", "is missing: at least 32 random characters; `openssl rand -base64 33` makes some");
      else if (env.AUTH_SECRET.length < 32)
        complain("AUTH_SECRET", `has ${env.AUTH_SECRET.length} characters; at least 32 random ones are needed`);
      const oidc = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
      if (oidc.some((name) => env[name])) {
        for (const name of oidc)
          if (!env[name])
            complain(
              name,
              "is missing: sign-in with OpenID Connect needs all three of OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET",
            );
      }
    }),
);

export type Env = Omit<z.infer<typeof blankIsAbsent>, "AUTH_SECRET"> & { AUTH_SECRET: string };

let parsed: Env | undefined;

/**
 * The environment, checked. Errors: throws once with a line for each variable that is missing
 * or wrong, naming it and saying what it is for.
 */
export function env(): Env {
  if (parsed) return parsed;
  // Named one by one where the bundler replaces them at build time.
  const latest = process.env.PRENTICE_LATEST_MIGRATION;
  const result = blankIsAbsent.safeParse({ ...process.env, ...(latest ? { PRENTICE_LATEST_MIGRATION: latest } : {}) });
  if (!result.success)
    throw new EnvironmentError(result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  parsed = result.data as Env;
  return parsed;
}

export class EnvironmentError extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(`The environment is incomplete:\n${lines.map((line) => `  ${line}`).join("\n")}`);
    this.name = "EnvironmentError";
    this.lines = lines;
  }
}

/** True while `next build` runs: there is no database and no secret then. */
export const building = process.env.NEXT_PHASE === "phase-production-build";

/** Set at build time: a production build has no demo pages, whatever its environment says later. */
export const builtAsDemo = process.env.PRENTICE_BUILT_AS_DEMO === "1";
