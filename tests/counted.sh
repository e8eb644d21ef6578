# For scripts that count: check NAME COMMAND...; finish. Sourced.
passed=0 failed=0 skipped=0

# What whoever starts the tests happens to have set is none of their business.
unset CDPATH LANG LANGUAGE "${!LC_@}" DOPYO_FONTS DOPYO_MESSAGES SOURCE_DATE_EPOCH NO_COLOR
unset MAKEFLAGS MFLAGS MAKELEVEL POSIXLY_CORRECT GREP_COLORS PYTHONPATH PYTHONSAFEPATH
export LC_ALL=C.UTF-8
umask 022
case ${TMPDIR-} in *[[:space:]]*) unset TMPDIR ;; esac # make knows no names with blanks

check() {
	local name=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $name"
	fi
}

finish() {
	echo "$passed passed, $failed failed, $skipped skipped"
	[ "$failed" -eq 0 ]
}
