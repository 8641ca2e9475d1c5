"""Files that are read, written, edited and searched; images, documents and notebooks."""

from media import notebook, pdf, png
from scenario import call, each, scenario, together, unheard


def read(path, **options):
    expected = {name: options.pop(name) for name in ("range", "error", "tokens") if name in options}
    return call("Read", {"file_path": f"{{PROJECT}}/{path}", **options}, **expected)


def write(path, content, added, removed=0):
    return call("Write", {"file_path": f"{{PROJECT}}/{path}", "content": content}, file=path, lines={"added": added, "removed": removed})


def edit(path, old, new, added, removed, **options):
    arguments = {"file_path": f"{{PROJECT}}/{path}", "old_string": old, "new_string": new, **options}
    return call("Edit", arguments, file=path, lines={"added": added, "removed": removed})


def cell(number, **options):
    return call("NotebookEdit", {"notebook_path": "{PROJECT}/lamps.ipynb", "cell_id": number, **options}, file="lamps.ipynb")


def numbered(count, text="of the keeper's book"):
    return "".join(f"line {number} {text}\n" for number in range(1, count + 1))


def find(tool, pattern, **options):
    return call(tool, {"pattern": pattern, **options}, pattern=pattern)


SEARCHING = ["--allowedTools", "Grep,Glob"]
READS = each(
    read("README.md"), read("book.txt"), read("book.txt", offset=98, limit=5, range=[98, 5]),
    read("book.txt", offset=9_998, range=[9998, 0]),
    read("book.txt", limit=10, range=[0, 10]), read("book.txt", offset=99_999, range=[99999, 0]),
    # The client tells the hook nothing of an offset that it doesn't take.
    read("book.txt", offset=-3, limit=3, range=[0, 3]),
    read("long.txt", allow_large=True), read("wide.txt"), read("unicode.txt"), read("empty.txt"), read("no-end.txt"),
)
REFUSED = each(
    read("absent.txt", error="File does not exist. Note: your current working directory is {PROJECT}."),
    read(".", error="EISDIR: illegal operation on a directory, read '{PROJECT}'"),
    call("Read", {"file_path": "{PROJECT}/long.txt"}),
    unheard("Read", {"file_path": "{PROJECT}/binary.bin"}),
    unheard("Read", {}),
    unheard("Edit", {"file_path": "{PROJECT}/README.md", "old_string": "absent", "new_string": "x"}),
)
MEDIA = each(
    read("small.png"), read("large.png"), read("sheet.pdf"), read("lamps.ipynb"), read("sheet.pdf", pages="1"),
)
CHANGES = [
    *each(write("new.txt", "one\ntwo\n", 2), write("new.txt", "one\nthree\n", 1, 1), write("deep/er/one.txt", "x", 1), read("README.md"),
          edit("README.md", "lighthouse", "tower", 1, 1), edit("new.txt", "e", "E", 2, 2, replace_all=True),
          edit("made.txt", "", "all new\n", 1, 0), write("README.md", "a\nb\n", 2, 1)),
    together(write("p.txt", "p\n", 1), write("q.txt", "q\n" * 400, 400)),
]
CELLS = each(
    call("ToolSearch", {"query": "select:NotebookEdit"}, query="select:NotebookEdit"), read("lamps.ipynb"),
    cell("sum", new_source="print(sum(range(20)))"), cell("sum", cell_type="markdown", new_source="*Sum*", edit_mode="insert"),
    cell("title", new_source="", edit_mode="delete"),
    unheard("NotebookEdit", {"notebook_path": "{PROJECT}/lamps.ipynb", "cell_id": "none", "new_source": "x"}),
)
GREPS = each(
    find("Grep", "needle"), find("Grep", "needle", output_mode="content"), find("Grep", "needle", output_mode="content", head_limit=0),
    find("Grep", "needle", output_mode="count"), find("Grep", "needle 1", output_mode="content", **{"-n": True, "-C": 1}),
    find("Grep", "needle", glob="note-00*.txt", path="{PROJECT}/Sources"), find("Grep", "absent"),
    find("Grep", "absent", output_mode="content"),
    find("Grep", "("), find("Grep", "x", path="{PROJECT}/absent"),
)
GLOBS = each(
    find("Glob", "**/*.txt"), find("Glob", "Sources/**/note-00*.txt"), find("Glob", "*.absent"), find("Glob", "*", path="{PROJECT}/absent"),
)
HAY = {f"Sources/Lighthouse/Keepers/note-{number:03}.txt": f"needle {number}\nhay\n" + "hay and a needle in a long line of hay\n" * 10
       for number in range(150)}

SCENARIOS = [
    scenario("reads", READS, files={
        "long.txt": numbered(12_000), "book.txt": numbered(10_001, "of ten"), "wide.txt": "x" * 5_000 + "\n" + "y" * 100 + "\n",
        "unicode.txt": "Türme\nкниги\n灯台\n💡\n" * 50, "empty.txt": "", "no-end.txt": "no line break at the end"}),
    scenario("refused reads and edits", REFUSED, files={"long.txt": numbered(12_000), "binary.bin": bytes(range(256)) * 4}),
    scenario("images, documents, notebooks", MEDIA, files={
        "small.png": png(100, 80), "large.png": png(2400, 1800), "sheet.pdf": pdf(), "lamps.ipynb": notebook()}),
    scenario("writes and edits", CHANGES),
    scenario("cells", CELLS, files={"lamps.ipynb": notebook()}),
    scenario("searches in files", GREPS, files=HAY, arguments=SEARCHING),
    scenario("searches for files", GLOBS, files=HAY, arguments=SEARCHING),
]
