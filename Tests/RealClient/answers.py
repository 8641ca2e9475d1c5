"""What the stand-in answers: a scripted step as a message of the API, whole or as a stream of events."""

import json
import uuid

CLOSING = "All done."
# The text beside a call, which Claude writes more often than not.
BESIDE_CALLS = "Working on it."


def usage(number):
    """Token counts that no other response of a session has, so that one that is missing or doubled shows."""
    return {
        "input_tokens": 10 + number, "cache_creation_input_tokens": 1_000 + number, "cache_read_input_tokens": 20_000 + number,
        "cache_creation": {"ephemeral_5m_input_tokens": 1_000 + number, "ephemeral_1h_input_tokens": 0},
        "output_tokens": 100 + number, "service_tier": "standard", "inference_geo": "not_available",
    }


def message(step, number, model):
    """The API's message for a step of a script, which stand_in.py describes."""
    calls = step.get("calls", [])
    blocks = list(step.get("blocks", []))
    if "thinking" in step:
        blocks.append({"type": "thinking", "thinking": step["thinking"], "signature": "c2lnbmVk"})
    if not blocks or "text" in step:
        blocks.append({"type": "text", "text": step.get("text", BESIDE_CALLS if calls else CLOSING)})
    blocks += [{"type": "tool_use", "id": made_up("toolu"), "name": name, "input": arguments} for name, arguments, *_ in calls]
    return {
        "id": made_up("msg"), "type": "message", "role": "assistant", "model": step.get("model") or model, "content": blocks,
        "stop_reason": "tool_use" if calls else "end_turn", "stop_sequence": None,
        "usage": {**usage(number), **step.get("usage", {})},
    }


def made_up(kind):
    """An id as the API makes them."""
    return f"{kind}_{uuid.uuid4().hex[:24]}"


def events(whole):
    """The events of a stream that tell a message, each with the number of the block that it ends, if it ends one."""
    start = {**whole, "content": [], "stop_reason": None, "usage": {**whole["usage"], "output_tokens": 1}}
    yield {"type": "message_start", "message": start}, None
    for index, block in enumerate(whole["content"]):
        empty, delta = opening(block)
        yield {"type": "content_block_start", "index": index, "content_block": empty}, None
        if delta:
            yield {"type": "content_block_delta", "index": index, "delta": delta}, None
        yield {"type": "content_block_stop", "index": index}, index
    yield {"type": "message_delta", "delta": {"stop_reason": whole["stop_reason"], "stop_sequence": None}, "usage": whole["usage"]}, None
    yield {"type": "message_stop"}, None


def opening(block):
    """A block as its stream begins it, and the delta that fills it."""
    kind = block["type"]
    if kind == "text":
        return {"type": kind, "text": ""}, {"type": "text_delta", "text": block["text"]}
    if kind == "thinking":
        return {"type": kind, "thinking": "", "signature": ""}, {"type": "thinking_delta", "thinking": block["thinking"]}
    if kind in ("tool_use", "server_tool_use"):
        return {**block, "input": {}}, {"type": "input_json_delta", "partial_json": json.dumps(block["input"])}
    return block, None
