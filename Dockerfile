# Two images from one file: `gateway` (the default) and `--target sandbox`, a stand-in for Amazon Music to try it against.

# What runs: the production dependencies alone. No install script of a package is run in any stage.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY schema ./schema
COPY src ./src
RUN npm run build

FROM node:24-slim AS runtime
ENV NODE_ENV=production
ENV HOST=0.0.0.0
WORKDIR /app
# Node reads from it that the compiled files are ECMAScript modules.
COPY package.json ./
USER node
STOPSIGNAL SIGTERM

FROM runtime AS sandbox
ENV PORT=4010
COPY --from=build /app/dist/sandbox ./dist/sandbox
EXPOSE 4010
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/__sandbox`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/sandbox/main.js"]

FROM runtime AS gateway
ENV PORT=4000
COPY --from=dependencies /app/node_modules ./node_modules
COPY schema ./schema
COPY --from=build /app/dist ./dist
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
