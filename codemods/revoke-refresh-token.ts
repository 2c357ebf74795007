import { transformOf } from './kit/transform.ts'

export default transformOf('revoke-refresh-token')
