#!/bin/sh
# Generates the C code for yekta.proto into Sources/CYektaProto; with --check it only tells, by its
# exit code, whether the committed code is current. Needs protoc and protoc-c (Debian:
# protobuf-c-compiler).
set -eu

protos=$(cd "$(dirname "$0")" && pwd)
target=$protos/../Sources/CYektaProto
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# protobuf-c would make a `string` a C string, which an embedded NUL cuts short. On the wire `bytes` is
# the same and carries a length, so a derived file is generated from and the public one stays clean.
# The service is left out: its C code would be dead, and so would the pack helpers of each message.
sed -e 's/^\( *\)\(repeated \)\{0,1\}string /\1\2bytes /' \
    -e '/^service /,/^}/d' \
    -e 's/^package yekta\.v1;$/package yekta.v1;\
import "protobuf-c\/protobuf-c.proto";\
option (pb_c_file).c_package = "yekta";\
option (pb_c_file).gen_pack_helpers = false;/' \
    "$protos/yekta.proto" >"$work/yekta.proto"

mkdir "$work/out"
protoc-c -I "$work" -I "${PROTOBUF_C_INCLUDE:-/usr/include}" --c_out="$work/out" "$work/yekta.proto"

if [ "${1:-}" = --check ]; then
    if cmp -s "$work/out/yekta.pb-c.h" "$target/include/yekta.pb-c.h" &&
        cmp -s "$work/out/yekta.pb-c.c" "$target/yekta.pb-c.c"; then
        exit 0
    fi
    echo "Sources/CYektaProto is not what yekta.proto generates; run Protos/generate.sh" >&2
    exit 1
fi
cp "$work/out/yekta.pb-c.h" "$target/include/yekta.pb-c.h"
cp "$work/out/yekta.pb-c.c" "$target/yekta.pb-c.c"
