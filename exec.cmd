@rem Scripts in package.json begin with exec, for the sake of sh; cmd has no such word.
@%*
