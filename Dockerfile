# Built without a database; runs as an ordinary user. The same image serves the web, the worker
# and the migrations:
#   docker run prentice                                  web and worker
#   docker run prentice node scripts/worker.ts           the worker alone
#   docker run prentice node prisma/migrate.ts           bring the database up to date
FROM node:24.21.0-bookworm-slim AS dependencies
WORKDIR /portal
COPY package.json package-lock.json prisma.config.ts ./
COPY scripts/generate.ts scripts/
COPY prisma/schema.prisma prisma/
RUN npm ci --omit=dev

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /portal
COPY . .
RUN npm ci && NEXT_STANDALONE=1 NEXT_TELEMETRY_DISABLED=1 npm run build \
 && mv .next/standalone/server.js .next/standalone/server.cjs

FROM node:24.21.0-bookworm-slim
WORKDIR /portal
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 HOSTNAME=0.0.0.0
# Next's own server and what it traced, then the packages that the worker and the migrations use.
COPY --from=build --chown=node:node /portal/.next/standalone ./
COPY --from=build --chown=node:node /portal/.next/static ./.next/static
COPY --from=dependencies --chown=node:node /portal/node_modules ./node_modules
COPY --from=build --chown=node:node /portal/package.json ./
COPY --from=build --chown=node:node /portal/lib ./lib
COPY --from=build --chown=node:node /portal/prisma ./prisma
COPY --from=build --chown=node:node /portal/scripts ./scripts
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD node -e "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "scripts/start.ts"]
