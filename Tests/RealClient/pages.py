"""A web server on loopback with a certificate of its own, for WebFetch, which speaks TLS only.

/page is HTML, /text plain text, /long a long text, /moved leads to another host, /image is a PNG image, all else isn't found.
"""

import http.server
import os
import ssl
import subprocess
import threading

from media import png

PORT = 443
CERTIFICATE, KEY = "pages.crt", "pages.key"
PAGES = {
    "/page": ("text/html", b"<html><body><h1>The lamp</h1><p>It shines for ten miles.</p></body></html>"),
    "/text": ("text/plain", b"It shines for ten miles."),
    "/long": ("text/plain", b"It shines for ten miles.\n" * 8_000),
    "/image": ("image/png", png(100, 80)),
}


def make_certificate(home, _):
    """Puts a certificate for 127.0.0.1 and its key into HOME. The client trusts it by NODE_EXTRA_CA_CERTS."""
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-out", home.path(CERTIFICATE), "-keyout", home.path(KEY)]
    subprocess.run(["openssl", "req", *kind, *names, *files], check=True, capture_output=True)


def serve(folder):
    """Serves the pages, where the folder has a certificate."""
    if not os.path.exists(os.path.join(folder, CERTIFICATE)):
        return
    server = http.server.ThreadingHTTPServer(("127.0.0.1", PORT), Pages)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, CERTIFICATE), os.path.join(folder, KEY))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()


class Pages(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        path = self.path.split("?")[0]
        kind, data = PAGES.get(path, ("text/plain", b"There is no such page."))
        self.send_response(302 if path == "/moved" else 200 if path in PAGES else 404)
        if path == "/moved":
            self.send_header("Location", "https://lamp.example/elsewhere")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
