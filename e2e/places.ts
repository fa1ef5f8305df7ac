/** Where the runner (scripts/test.ts) has put everything. Errors: throws when it was not the runner who started us. */
export function places() {
  return {
    /** The shared portal, two processes. */
    url: given("E2E_URL"),
    databaseUrl: given("E2E_DATABASE_URL"),
    /** The server's own database, from which others are made. */
    postgresUrl: given("E2E_POSTGRES_URL"),
    /** A migrated, empty database to copy. */
    template: given("E2E_TEMPLATE"),
    /** The shared SMTP server. */
    smtpUrl: given("E2E_SMTP_URL"),
    /** The folder with the mails that the shared SMTP server received. */
    mails: given("E2E_SMTP_STORE"),
    distDir: given("E2E_DIST_DIR"),
    oidcIssuer: given("E2E_OIDC_ISSUER"),
    authSecret: given("E2E_AUTH_SECRET"),
  };
}

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run the browser tests with \`npm test -- --only e2e\`.`);
  return value;
}
