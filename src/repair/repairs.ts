/** From what a rule asks for to edits. */
import type { Endpoint } from '../model/facts.ts'
import type { Edit, Remedy } from '../model/finding.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import type { RepairRequest } from '../model/repairs.ts'
import type { LogoutView } from '../model/view.ts'
import { mentionCookie } from '../model/wording.ts'
import { registryWith, type UserTables } from '../project/analyse.ts'
import { judgeServerSession } from '../project/judge-session.ts'
import { createView, type ViewOptions } from '../project/view.ts'
import { alignDeletion, deleteCookie } from './cookie-repair.ts'
import { confirmClientLogout } from './client/confirm-logout.ts'
import { removeStoredTokens } from './client/stored-tokens.ts'
import { addLogoutCredentials } from './credentials-repair.ts'
import { logoutGetToPost } from './get-to-post/logout-get-to-post.ts'
import { addClearSiteData } from './header-repair.ts'
import { fixClearSiteData } from './header-value-repair.ts'
import { moveCookieDeletion } from './late-write-repair.ts'
import { CannotRepair, RepairProject } from './repair-project.ts'
import { appendSetCookie } from './set-cookie-repair.ts'
import { endOthers, setOption } from './records/end-others.ts'
import { endSessionRecord, revokeTokens } from './records/record-repair.ts'
import { awaitDestroy, destroySession } from './session-repair.ts'

/** A view whose findings come with repairs. */
export function createRepairingView(facts: ProjectFacts, options: Omit<ViewOptions, 'repair'>, tables?: UserTables): LogoutView {
  return createView(facts, { ...options, repair: createRepairs(facts, tables) })
}

/** Makes the repairs of one project; each request is answered by one remedy. */
function createRepairs(facts: ProjectFacts, tables: UserTables | undefined): (request: RepairRequest) => readonly Remedy[] {
  const project = new RepairProject(facts, registryWith(tables))
  return (request) => {
    try {
      const { title, edits } = repair(request, project)
      return [{ codemod: request.codemod, grade: 'review', title, edits }]
    } catch (error) {
      if (!(error instanceof CannotRepair)) throw error
      return [{ codemod: request.codemod, grade: 'manual', title: error.message, edits: [] }]
    }
  }
}

interface Repair {
  readonly title: string
  readonly edits: readonly Edit[]
}

function repair(request: RepairRequest, project: RepairProject): Repair {
  switch (request.codemod) {
    case 'add-clear-site-data':
      return { title: `Send \`Clear-Site-Data: ${request.header}\``, edits: addClearSiteData(request.endpoint, request.header, project) }
    case 'delete-cookie':
      return {
        title: `Delete ${mentionCookie(request.cookie.name)} before answering`,
        edits: deleteCookie(request.endpoint, request.cookie, project),
      }
    case 'align-cookie-deletion':
      return {
        title: `Delete ${mentionCookie(request.cookie.name)} as it was set`,
        edits: alignDeletion(request.endpoint, request.cookie, project),
      }
    case 'destroy-session':
      return {
        title: 'End the session before answering',
        edits: endSession(request.endpoint, project),
      }
    case 'revoke-refresh-token':
      return { title: 'Revoke the token before answering', edits: revokeTokens(request.endpoint, project) }
    case 'revoke-sessions-on-password-change':
      return 'option' in request
        ? { title: `Set \`${request.option}\``, edits: setOption(request.place, request.option, project) }
        : { title: 'End the logins of the user with the change', edits: endOthers(request.change, project) }
    case 'await-destroy':
      return {
        title: 'Answer when the session has ended',
        edits: awaitDestroy(request.endpoint, judgeServerSession(request.endpoint, project.facts), project),
      }
    case 'move-cookie-deletion':
      return { title: `Put \`${request.late.via}\` before the answer`, edits: moveCookieDeletion(request.late, project) }
    case 'append-set-cookie':
      return { title: 'Append the cookie', edits: appendSetCookie(request.cookie, project) }
    case 'add-logout-credentials':
      return { title: 'Take the cookies along', edits: addLogoutCredentials(request.place, project) }
    case 'confirm-client-logout':
      return { title: 'Wait for the server, and tell of its failure', edits: confirmClientLogout(request.place, request.cleanUp, project) }
    case 'remove-stored-tokens':
      return { title: `Remove \`${request.kept.key}\` from \`${request.kept.storage}\` at the logout`, edits: removeStoredTokens(request.kept, project) }
    case 'fix-clear-site-data':
      return { title: `Send \`Clear-Site-Data: ${request.header}\``, edits: fixClearSiteData(request.place, request.header, project) }
    case 'logout-get-to-post':
      return { title: 'Answer to `POST` only, and call it by `POST`', edits: logoutGetToPost(request.endpoint, project) }
  }
}

/** A session of a library ends by the library, one that the application keeps by itself as that keeps it. */
function endSession(endpoint: Endpoint, project: RepairProject): readonly Edit[] {
  const answer = judgeServerSession(endpoint, project.facts)
  return endSessionRecord(endpoint, answer, project) ?? destroySession(endpoint, answer, project)
}
