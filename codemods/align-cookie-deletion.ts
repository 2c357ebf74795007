import { transformOf } from './kit/transform.ts'

export default transformOf('align-cookie-deletion')
