#!/usr/bin/env bash
# The steps of action.yml. All that a workflow says comes as environment variables, so that nothing of it is run as code.
set -euo pipefail

place="${RUNNER_TEMP:?is set by the runner}/factcheck"

install() {
    local python=python3
    command -v python3 >/dev/null || python=python
    "$python" -m venv "$place"
    "$(bin)/python" -m pip install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH"
}

bin() {
    if [ -d "$place/Scripts" ]; then echo "$place/Scripts"; else echo "$place/bin"; fi
}

# The lines of a variable as the elements of the array `lines`; empty ones are left out.
lines_of() {
    lines=()
    local line
    while IFS= read -r line; do
        line="${line%$'\r'}"
        if [ -n "${line//[[:space:]]/}" ]; then lines+=("$line"); fi
    done <<<"$1"
}

check() {
    local sarif="$place/factcheck.sarif" status=0
    local arguments=(check --format github --fail-on "${FACTCHECK_FAIL_ON:-contradiction}" --output "sarif=$sarif")
    local diff="${FACTCHECK_DIFF:-}"
    if [ -z "$diff" ] && [ -n "${GITHUB_BASE_REF:-}" ]; then diff="origin/$GITHUB_BASE_REF"; fi
    if [ -n "$diff" ] && [ "$diff" != none ]; then arguments+=(--diff "$diff"); fi
    if [ -n "${FACTCHECK_BASELINE:-}" ]; then arguments+=(--baseline "$FACTCHECK_BASELINE"); fi
    lines_of "${FACTCHECK_ARGUMENTS:-}"
    arguments+=(${lines[@]+"${lines[@]}"})
    lines_of "${FACTCHECK_PATHS:-.}"
    rm -f "$sarif"
    mkdir -p "$place"
    "$(bin)/factcheck" "${arguments[@]}" -- ${lines[@]+"${lines[@]}"} || status=$?
    if [ -f "$sarif" ]; then echo "sarif=$sarif" >>"${GITHUB_OUTPUT:-/dev/null}"; fi
    return "$status"
}

"${1:?install or check}"
