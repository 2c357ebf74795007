import type { Place } from './facts.ts'
import type { Codemod } from './repairs.ts'

export type Severity = 'error' | 'warn'

/** `safe`: behaviour cannot break. `review`: a person should look at it. `manual`: described only. */
export type Grade = 'safe' | 'review' | 'manual'

/** Replaces the text of `place` by `text`; an insertion has an empty range. */
export interface Edit {
  readonly place: Place
  readonly text: string
}

/** A repair as data: the same for the editor's suggestion, the codemod and `secure-logout fix`. */
export interface Remedy {
  readonly codemod: Codemod
  readonly grade: Grade
  /** Imperative, e.g. "Add `domain` to the deletion"; with `manual`, what a person has to do and why no code does it. */
  readonly title: string
  readonly edits: readonly Edit[]
}

/** A place that helps to understand a finding, with the role that it plays. */
export interface RelatedPlace {
  readonly place: Place
  readonly message: string
}

/** One defect, reported once, at its home. */
export interface Finding {
  readonly messageId: string
  /** Fills the `{{placeholders}}` of the rule's message. */
  readonly data: Readonly<Record<string, string>>
  readonly place: Place
  readonly related: readonly RelatedPlace[]
  /** Made when somebody asks: that takes a look at more of the project than the finding did. */
  readonly remedies: () => readonly Remedy[]
}
