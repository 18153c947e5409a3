//! A plain text as simple HTML: paragraphs, line breaks, and addresses that can be followed.

use std::fmt::Write;

/// A whole page. Nothing in it is fetched from anywhere, so that opening a letter tells nobody anything.
#[must_use]
pub fn of_text(text: &str) -> String {
    let mut page = String::from(
        "<!doctype html><html><head><meta charset=\"utf-8\"></head>\
         <body style=\"font-family:sans-serif;font-size:15px;line-height:1.5\">",
    );
    for paragraph in text.replace("\r\n", "\n").split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        page.push_str("<p>");
        for (index, line) in paragraph.trim_matches('\n').split('\n').enumerate() {
            if index > 0 {
                page.push_str("<br>\n");
            }
            put_line(&mut page, line);
        }
        page.push_str("</p>\n");
    }
    page.push_str("</body></html>\n");
    page
}

fn put_line(page: &mut String, line: &str) {
    for (index, word) in line.split(' ').enumerate() {
        if index > 0 {
            page.push(' ');
        }
        let address = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '»']);
        let is_link = address.starts_with("https://") || address.starts_with("http://");
        if is_link {
            let rest = word.strip_prefix(address).unwrap_or_default();
            let target = html_escape::encode_double_quoted_attribute(address);
            let shown = html_escape::encode_text(address);
            // Writing to a String never fails.
            let _ = write!(page, "<a href=\"{target}\">{shown}</a>{}", html_escape::encode_text(rest));
        } else {
            page.push_str(&html_escape::encode_text(word));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of_text;

    #[test]
    fn what_is_typed_is_shown_and_never_run() {
        let page = of_text("Bonjour <script>,\n\nvoir https://a.example/?a=1&b=\"x\".\nÀ bientôt");
        assert!(page.contains("<p>Bonjour &lt;script&gt;,</p>"), "{page}");
        assert!(page.contains("href=\"https://a.example/?a=1&amp;b=&quot;x&quot;\""), "{page}");
        assert!(page.contains("<br>\nÀ bientôt</p>"), "{page}");
        assert!(!page.contains("<script"), "{page}");
    }

    #[test]
    fn a_script_is_no_link() {
        assert!(!of_text("javascript:alert(1) data:text/html,x").contains("<a "));
    }
}
