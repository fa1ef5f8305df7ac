import { availableParallelism } from "node:os";
import { z } from "zod";

/** Environment is parsed once, here; nothing else reads process.env. */
const schema = z.preprocess(
  // next-auth's own name for the secret does, too; what is blank is absent.
  ({ NEXTAUTH_SECRET, ...env }: Record<string, string | undefined>) =>
    Object.fromEntries(
      Object.entries({ ...env, AUTH_SECRET: env["AUTH_SECRET"] || NEXTAUTH_SECRET }).filter(
        ([, value]) => value !== "" && value !== undefined,
      ),
    ),
  z.object({
    DATABASE_URL: z
      .string({
        error: "is missing: where PostgreSQL is, such as postgresql://user:password@localhost:5432/prentice",
      })
      .regex(/^postgres(ql)?:\/\//, { error: "must start with postgresql://" }),
    AUTH_SECRET: z
      .string({ error: "is missing: at least 32 random characters; `openssl rand -base64 33` makes some" })
      .refine((value) => value.length >= 32, { error: "is too short: at least 32 random characters are needed" }),
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
    OPENALEX_URL: z
      .string()
      .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
        error: "must be an address starting with https://, such as https://api.openalex.org",
      })
      .transform((value) => value.replace(/\/+$/, ""))
      .optional(),
    OPENALEX_MAILTO: z.string().regex(/.+@.+/, { error: "must be an e-mail address" }).optional(),
    OPENALEX_KEY: z.string().optional(),
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
  }),
);

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/**
 * The environment, checked. Errors: throws with a line for each variable that is missing or
 * wrong, naming it and saying what it is for.
 */
export function env(): Env {
  if (parsed) return parsed;
  // Named here because the bundler puts its value in while building.
  const latest = process.env.PRENTICE_LATEST_MIGRATION;
  const given: Record<string, string | undefined> = {
    ...process.env,
    ...(latest ? { PRENTICE_LATEST_MIGRATION: latest } : {}),
  };
  const result = schema.safeParse(given);
  const lines = result.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`) ?? [];
  // The three go together; said beside whatever else is wrong.
  const oidc = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"];
  if (oidc.some((name) => given[name])) {
    for (const name of oidc) {
      if (!given[name])
        lines.push(`${name} is missing: sign-in with OpenID Connect needs all three of ${oidc.join(", ")}`);
    }
  }
  if (!result.success || lines.length > 0) throw new EnvironmentError(lines);
  parsed = result.data;
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
