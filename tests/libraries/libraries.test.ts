import { describeProjects } from '../kit/annotations.ts'
import type { Known } from '../kit/annotations.ts'

/** What the analysis gets wrong about these projects, and why. */
const known: Known = {}

describeProjects(import.meta.url, known)
