#!/bin/bash
# Looks for inputs on which a kernel and its slow twin differ, or on which a kernel traps.
#
#     Tests/Fuzz/fuzz.sh [target...]
#
# Targets: see KernelFuzz. SECONDS_PER_TARGET (30) each; what libFuzzer finds is left in
# FUZZ_DIR (.build/fuzz), with the inputs that reach new code. Exits with 1 if anything was found.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${SECONDS_PER_TARGET:-30}
work=${FUZZ_DIR:-.build/fuzz}
targets=("$@")
if [ ${#targets[@]} = 0 ]; then
    targets=(jaroWinkler osaDistance soundDistance letterMask nameSieve records)
fi
mkdir -p "$work"

mkdir -p "$work/CXXHash"
printf 'module CXXHash { header "%s/Sources/CXXHash/include/CXXHash.h" export * }\n' "$PWD" \
    >"$work/CXXHash/module.modulemap"

# One module, so that the twins see what the kernels keep to themselves; the warning that a module
# imports itself is of no use here.
twins=Tests/YektaCoreTests
"${SWIFTC:-swiftc}" -O -parse-as-library -sanitize=fuzzer -module-name YektaCore -swift-version 6 \
    -package-name yekta -suppress-warnings -enable-upcoming-feature MemberImportVisibility \
    -enable-upcoming-feature NonisolatedNonsendingByDefault \
    -I "$work/CXXHash" -o "$work/kernels" \
    $(find Sources/YektaCore -name '*.swift') \
    $twins/Similarity/ReferenceKernels.swift $twins/Comparison/Reference*Comparison.swift \
    $twins/Comparison/ReferenceComparison+*.swift $twins/Support/RecordContent+Crafted.swift \
    Tests/Fuzz/*.swift

found=0
for target in "${targets[@]}"; do
    mkdir -p "$work/$target"
    echo "$target, $seconds s"
    # Twice the time is a hang, which is a finding as well.
    if ! FUZZ_TARGET=$target SWIFT_BACKTRACE=enable=no timeout $((2 * seconds + 60)) \
        "$work/kernels" -max_total_time="$seconds" -timeout=10 -max_len=400 -print_final_stats=0 \
        -artifact_prefix="$work/$target-" "$work/$target" Tests/Fuzz/seeds \
        >"$work/$target.log" 2>&1; then
        found=1
        echo "FOUND: see $work/$target.log" >&2
        tail -5 "$work/$target.log" >&2
    fi
    grep -E 'DONE|Done' "$work/$target.log" || true
done
exit $found
