import { transformOf } from './kit/transform.ts'

export default transformOf('destroy-session')
