/** One logout on its way from GET to POST: what every part of the repair needs to know of it. */
import type { Endpoint } from '../../model/facts.ts'
import { isSend } from '../../project/runs.ts'
import { csrfOf, type Csrf } from './csrf-fields.ts'
import { formsNeed } from './form-readers.ts'
import { placeText } from './places.ts'
import { CannotRepair, type RepairProject } from '../repair-project.ts'

export class Migration {
  readonly endpoint: Endpoint
  readonly project: RepairProject
  /** The segments of the logout's path, as far as they are known. */
  readonly segments: readonly string[]
  #csrf: Csrf | undefined

  constructor(endpoint: Endpoint, project: RepairProject) {
    this.endpoint = endpoint
    this.project = project
    this.segments = (endpoint.path ?? '').split('/').filter((segment) => segment !== '' && segment !== '…')
    const last = this.segments.at(-1)
    if (last === undefined || /^[:[{*]/.test(last) || this.segments.some((segment) => segment.includes('…'))) {
      throw new CannotRepair('its path is put together when the program runs, so nobody can tell what calls it')
    }
  }

  /** Does every answer send the browser to a page of the own origin, so that a script can follow it? */
  get staysOnSite(): boolean {
    const sends = this.endpoint.runs.flatMap(({ events }) => events.filter(isSend))
    return sends.length > 0 && sends.every(({ redirect }) => redirect !== undefined && /^\/(?!\/)/.test(redirect))
  }

  /** What the project's forms send along against forgery. */
  get csrf(): Csrf {
    return (this.#csrf ??= csrfOf(this.project))
  }

  /**
   * What a new form in a file needs beside its button; empty where the server looks for nothing.
   *
   * @throws CannotRepair where it is not found
   */
  fieldFor(file: string, offset: number): string {
    this.expectForms(file, offset)
    const field = this.csrf.fieldFor(file)
    if (field !== null || !this.csrf.isChecked) return field ?? ''
    return this.refuse(
      file,
      offset,
      'needs a form with the token that the server wants to see in a POST, and no other form shows where that comes from',
    )
  }

  /** @throws CannotRepair where the server would refuse what the form in this place sends */
  expectForms(file: string, offset: number): void {
    const need = formsNeed(this.endpoint, this.project)
    if (need !== null) this.refuse(file, offset, `becomes a form, and nothing in the server reads forms: ${need}`)
  }

  /** Leaves the logout as it is, because of what stands somewhere. */
  refuse(file: string, offset: number, why: string): never {
    throw new CannotRepair(`\`${placeText(this.project, file, offset)}\` ${why}`)
  }
}
