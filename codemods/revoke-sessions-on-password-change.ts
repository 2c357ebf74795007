import { transformOf } from './kit/transform.ts'

export default transformOf('revoke-sessions-on-password-change')
