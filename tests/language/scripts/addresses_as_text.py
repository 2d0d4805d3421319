# The module urllib.parse.
from urllib.parse import *
import urllib.parse
p = urlparse("HTTP://user:pa:ss@Docs.Python.org:80/3/library/a;x=1;y?q=1&r=a%20b#frag"); print(p, p.hostname, p.port, p.username, p.password, p.geturl(), p.scheme, p[1], p._replace(fragment="z").geturl())
for url in ("//www.cwi.nl:80/%7E", "www.cwi.nl/a", "help/a.html", "mailto:a@b.c", "file:///etc/x", "http://h", "http://h?x=1", "a:b:c", "http://[::1]:8080/x", "", "?q", "#f", "http://h/p;v/q;w"): print(urlparse(url), urlsplit(url).path, urlsplit(url).hostname, urlunsplit(urlsplit(url)))
base = "http://a/b/c/d;p?q"
for url in ("g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "g;x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "/./g", "/../g", "g.", "..g", "./../g", "g/./h", "g/../h", "http:g", "https://x/y", "mailto:x", "a//b", "g;x=1/./y"): print(url, "->", urljoin(base, url))
print(urljoin("http://example.com/dir/page.html", "other.html"), urljoin("http://example.com", "path"), urljoin("", "x"), urljoin("http://e.com/a/", "../b/c/"))
print(quote("El Niño/a b&c"), quote("a/b", safe=""), quote_plus("a b+c/ü"), quote_plus("x y", safe="/"), quote(b"\xff a"), unquote("El%20Ni%C3%B1o%2"), unquote_plus("a+b%2Bc"), unquote("%zz%41"), unquote_to_bytes("%ff"), quote("~._-"))
print(urlencode({"a": 1, "b": "x y", "c": "ü&="}), urlencode([("k", [1, 2]), ("z", "s")], doseq=True), urlencode({"k": [1, 2]}), urlencode({"a": "b c"}, quote_via=quote))
print(parse_qs("a=1&a=2&b=x+y&c=&d"), parse_qsl("a=1&b=%26", keep_blank_values=True), parse_qs("a=&b=1", keep_blank_values=True), urldefrag("http://a/b#c"), urldefrag("x").url)
for wrong in (lambda: urlparse("http://h:99999").port, lambda: urlparse("http://h:x").port, lambda: parse_qs("a", strict_parsing=True), lambda: urlparse("http://[::1")):
    try: print(wrong())
    except ValueError as e: print(e)
print(urllib.parse.urlparse("http://x").netloc)
