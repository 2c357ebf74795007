import { transformOf } from './kit/transform.ts'

export default transformOf('move-cookie-deletion')
