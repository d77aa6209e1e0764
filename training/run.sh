#!/usr/bin/env sh
# Make the bundled model from nothing: sh training/run.sh DATA [OUT]. About four hours on two quiet cores.
# Started again with the same OUT it goes on where it stopped. If the variable TEACHER names a folder with
# MPNet-base, a larger network is trained as well (two hours on one core), from which the reader learns what to
# say of unannotated news; OUT/teacher/epoch-2.pt may be given instead of training it.
set -eu
data=$1
out=${2:-build/training}
python=${PYTHON:-python3}
mkdir -p "$out"
[ -e "$out/pretrained.pt" ] || "$python" -m training.pretrain "$data" "$out/pretrained.pt"
"$python" -m training.train "$data" "$out/reader" --encoder "$out/pretrained.pt"
"$python" -m training.train "$data" "$out/polished" --start "$out/reader/epoch-3.pt"
"$python" -m training.soup "$out/reader/epoch-3.pt" "$out/polished/epoch-1.pt" "$out/reader.pt"
"$python" -m training.export "$data" "$out/reader.pt" src/accordingto/models
known=
if [ -n "${TEACHER:-}" ]; then
    "$python" -m training.kinds.actors "$data" src/accordingto/models
    "$python" -m training.calibrate "$data" src/accordingto/models
    known="$out/confidence.json"
    cp src/accordingto/models/confidence.json "$known"
    [ -e "$out/teacher/epoch-2.pt" ] ||
        "$python" -m training.train "$data" "$out/teacher" --teacher "$TEACHER"
    "$python" -m training.student.taught \
        "$data" src/accordingto/models "$out/teacher/epoch-2.pt" "$TEACHER" "$out/taught"
    "$python" -m training.soup "$out/reader.pt" "$out/taught/epoch-1.pt" "$out/mixed.pt"
    "$python" -m training.export "$data" "$out/mixed.pt" src/accordingto/models
fi
"$python" -m training.kinds.actors "$data" src/accordingto/models
"$python" -m training.calibrate "$data" src/accordingto/models ${known:+--actors "$known"}
"$python" -m training.kinds.sources "$data" src/accordingto/models
"$python" -m training.kinds.strengths "$data" src/accordingto/models
if [ -d "$data/news" ]; then
    [ -e "$out/small.pt" ] || "$python" -m training.student.distil "$data" src/accordingto/models "$out/small.pt"
    "$python" -m training.student.small "$out/small.pt"
    "$python" -m training.calibrate "$data" src/accordingto/models/small
fi
[ ! -d "$data/watch" ] || "$python" -m training.watch.fit "$data"
[ ! -d "$data/stories" ] || "$python" -m training.stories.fit "$data"
if [ -d "$data/headlines" ]; then
    [ -e "$out/support.pt" ] ||
        "$python" -m training.support.train "$data" src/accordingto/models "$out/bodies.jsonl" "$out/support.pt"
    if [ -d "$data/news" ] && [ ! -e "$out/further.pt" ]; then
        "$python" -m training.support.further "$data" src/accordingto/models "$out/bodies.jsonl" "$out/further.pt"
    fi
    if [ -n "${TEACHER:-}" ] && [ -d "$data/news" ] && [ ! -e "$out/larger/support.pt" ]; then
        "$python" -m training.support.larger "$data" src/accordingto/models "$out/bodies.jsonl" \
            "$out/teacher/epoch-2.pt" "$TEACHER" "$out/larger"
    fi
    "$python" -m training.support.fit "$data" src/accordingto/models "$out/bodies.jsonl"
fi
