/**
 * Does the front end clear what it keeps about the user? This version does not follow front-end code, and says so.
 */
import type { ProjectFacts } from '../model/project-facts.ts'
import type { ClientStateAnswer } from '../model/view.ts'

export function judgeClientState(facts: ProjectFacts): ClientStateAnswer {
  const [trigger] = facts.triggers
  if (trigger === undefined) {
    return { status: 'not-applicable', why: 'no front end in the analysed code starts a logout', evidence: [] }
  }
  return { status: 'unknown', why: 'what the front end keeps and clears is not followed', evidence: [] }
}
