/**
 * The server's part of presend: it decides again about every message, by its own pack and its own facts, and says
 * whether the client's check came to the same. It opens no connection; what it serves goes through the host's server.
 * Nothing here imports a module of Node, so it also runs on edge runtimes. `presend/server/fastify` has the plugin.
 */
export { createAuthority, type Authority, type AuthorityOptions } from './authority.js';
export type { AuditClaim, AuditClient, AuditRecord, AuditSink } from './audit.js';
export type { FindingShape as AuditFinding } from '../finding-shape.js';
export { AUDIT_RECORD_SCHEMA } from './audit-schema.js';
export { createHandler, type HandlerOptions } from './handler.js';
export { MESSAGE_LIMITS, type MessageLimits } from './limits.js';
export { nodeListener } from './node.js';
export { openApiDocument } from './openapi.js';
export type { PackFile } from './pack-files.js';
export { problem, problemOf, type Problem, type ProblemCode } from './problems.js';
export { createRateLimiter, RATE_LIMIT, type RateLimit, type RateLimiter } from './rate.js';
export type { Difference, Refresh, Ruling } from './ruling.js';
export type { Facts, Message, ServiceOptions, Session } from './service.js';
export type { PackKey } from '../keys.js';
export type { Schema } from './schema.js';
export { shapeDigest, stampOf, type ClientStamp } from '../stamp.js';
