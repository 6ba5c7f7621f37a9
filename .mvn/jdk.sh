# Sourced by leannet and mvnw: find_jdk exports JAVA_HOME, a JDK 25, or says where it looked.

is_jdk25() { [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null; }

find_jdk() {
  for candidate in "${JAVA_HOME:-}" "$(jdk_on_path)" /usr/lib/jvm/*25* /usr/lib/jvm/* \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.sdkman/candidates/java/current "$HOME"/.jdks/*25*; do
    if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  if [ -x /usr/libexec/java_home ] && mac=$(/usr/libexec/java_home -v 25 2>/dev/null) && is_jdk25 "$mac"; then
    JAVA_HOME=$mac
    export JAVA_HOME
    return 0
  fi
  cat >&2 <<'TEXT'
leannet needs a JDK 25 and found none.
Looked at: JAVA_HOME, javac on the PATH, /usr/lib/jvm, ~/.sdkman/candidates/java, ~/.jdks, /usr/libexec/java_home.
Install one (for example: sdk install java 25-tem), or set JAVA_HOME to it.
TEXT
  return 1
}

jdk_on_path() {
  javac=$(command -v javac 2>/dev/null) || return 0
  while [ -L "$javac" ]; do
    link=$(readlink "$javac")
    case $link in /*) javac=$link ;; *) javac=$(dirname "$javac")/$link ;; esac
  done
  (cd "$(dirname "$javac")/.." && pwd)
}
