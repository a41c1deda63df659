import { createAgent, deleteAgent, getAgent, listAgents, updateAgent } from './agents';
import {
  createApiKey,
  deleteApiKey,
  getApiKey,
  listApiKeyCalls,
  listApiKeys,
  rotateApiKey,
  updateApiKey,
} from './api-keys';
import { exportAuditEvents, listAuditEvents, listSessionAuditEvents, verifyAuditEvents } from './audit-events';
import { listCallsOfRequest, listSessionCalls } from './calls';
import type { Endpoint } from './endpoint';
import { createExport, deleteExport, getExport, getExportFile } from './exports';
import { listFirstSteps } from './first-steps';
import { acceptInvitation, createInvitation, deleteInvitation, listInvitations } from './invitations';
import { createLookup } from './lookups';
import { getOpenapi } from './openapi';
import { redeemPasswordReset } from './password-resets';
import {
  createPasswordReset,
  createPerson,
  getMe,
  getPerson,
  listPeople,
  listRecentSessions,
  updateMe,
  updatePerson,
} from './people';
import { createRetentionPreview } from './retention-previews';
import { createReveal, deleteReveal, listReveals } from './reveals';
import { listRevisions } from './revisions';
import { getSessionCounts } from './session-counts';
import { listAllSessions, listSessions } from './session-lists';
import { countSessionParts } from './session-parts';
import { createSession, deleteSession, getSession, updateSession } from './sessions';
import { getSettingChange } from './setting-changes';
import { createPreview, getSettings, updateSettings } from './settings';
import { listShareLinkOpens } from './share-link-opens';
import { createShareLink, deleteShareLink, listAllShareLinks, listShareLinks, previewShareLink } from './share-links';
import { getSharedSession, openSharedSession } from './shared-session';
import { deleteSignIn, deleteSignIns, listSignIns } from './sign-ins';
import { listSuggestions } from './suggestions';
import { createVerdict, listVerdicts } from './verdicts';
import { createView, deleteView, listViews, updateView } from './views';

/** Every endpoint of the API, by its name in the client. */
export const endpointRecords = {
  listAgents,
  createAgent,
  getAgent,
  updateAgent,
  deleteAgent,
  listSessions,
  listAllSessions,
  createSession,
  getSession,
  updateSession,
  deleteSession,
  countSessionParts,
  listRevisions,
  listSessionAuditEvents,
  listAuditEvents,
  exportAuditEvents,
  verifyAuditEvents,
  listCallsOfRequest,
  listSessionCalls,
  getSessionCounts,
  createExport,
  getExport,
  deleteExport,
  getExportFile,
  listViews,
  createView,
  updateView,
  deleteView,
  createReveal,
  listReveals,
  deleteReveal,
  listApiKeys,
  createApiKey,
  getApiKey,
  updateApiKey,
  deleteApiKey,
  rotateApiKey,
  listApiKeyCalls,
  listPeople,
  createPerson,
  getPerson,
  updatePerson,
  createPasswordReset,
  redeemPasswordReset,
  listInvitations,
  createInvitation,
  deleteInvitation,
  acceptInvitation,
  listShareLinks,
  createShareLink,
  previewShareLink,
  listAllShareLinks,
  deleteShareLink,
  listShareLinkOpens,
  openSharedSession,
  getSharedSession,
  createVerdict,
  listVerdicts,
  getMe,
  updateMe,
  listSignIns,
  deleteSignIns,
  deleteSignIn,
  listRecentSessions,
  listFirstSteps,
  createLookup,
  listSuggestions,
  getSettings,
  updateSettings,
  createPreview,
  createRetentionPreview,
  getSettingChange,
  getOpenapi,
} as const satisfies Record<string, Endpoint>;

/** Every endpoint of the API as a list. */
export const endpoints: readonly Endpoint[] = Object.values(endpointRecords);
