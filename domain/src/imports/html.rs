//! Notes that a program keeps as HTML, as the text that people read: Dolibarr's and Odoo's « <p>Bon client</p> ».

use std::borrow::Cow;

/// Tags that begin a new line.
const BLOCKS: [&str; 10] = ["p", "div", "br", "li", "tr", "ul", "ol", "h1", "h2", "h3"];
/// Tags that do not.
const SPANS: [&str; 16] =
    ["b", "i", "u", "em", "strong", "span", "a", "font", "small", "table", "tbody", "td", "th", "sub", "sup", "img"];

/// What entities stand for, as editors of French text write them.
#[rustfmt::skip]
const ENTITIES: [(&str, char); 36] = [
    ("nbsp", ' '), ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("eacute", 'é'), ("egrave", 'è'), ("ecirc", 'ê'),
    ("euml", 'ë'), ("agrave", 'à'), ("acirc", 'â'), ("ccedil", 'ç'), ("icirc", 'î'), ("iuml", 'ï'), ("ocirc", 'ô'), ("ucirc", 'û'),
    ("ugrave", 'ù'), ("uuml", 'ü'), ("oelig", 'œ'), ("Eacute", 'É'), ("Egrave", 'È'), ("Ecirc", 'Ê'), ("Agrave", 'À'), ("Ccedil", 'Ç'),
    ("OElig", 'Œ'), ("euro", '€'), ("laquo", '«'), ("raquo", '»'), ("lsquo", '‘'), ("rsquo", '’'), ("hellip", '…'), ("ndash", '–'),
    ("mdash", '—'), ("deg", '°'), ("bull", '•'),
];

/// The longest of them, by its name or its number, with what ends it, in bytes.
const LONGEST_ENTITY: usize = 12;

/// A cell as text. One that has no tags stays as it is.
pub fn as_text(cell: &str) -> Cow<'_, str> {
    if !cell.contains('<') || tags(cell).next().is_none() {
        return Cow::Borrowed(cell);
    }
    let mut text = String::with_capacity(cell.len());
    let mut at = 0;
    for (start, end, name) in tags(cell) {
        push_plain(&mut text, cell.get(at..start).unwrap_or_default());
        if BLOCKS.contains(&name.as_str()) {
            text.push('\n');
        }
        if name == "li" && !cell.get(start..end).unwrap_or_default().starts_with("</") {
            text.push_str("- ");
        }
        at = end;
    }
    push_plain(&mut text, cell.get(at..).unwrap_or_default());
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    Cow::Owned(lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
}

/// The tags of a text: where each begins and ends, and its name. What else stands between < and > is text: « Marie <m@x.example> ».
fn tags(cell: &str) -> impl Iterator<Item = (usize, usize, String)> {
    cell.match_indices('<').filter_map(move |(start, _)| {
        let rest = cell.get(start + 1..)?;
        // Not beyond the next one: whoever sends nothing but < is done as soon as others.
        let length = rest.find(['<', '>'])?;
        rest.get(length..)?.strip_prefix('>')?;
        let inside = rest.get(..length)?.trim_start_matches('/');
        let name: String = inside.chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let behind = inside.get(name.len()..)?;
        let is_tag = behind.is_empty() || behind.starts_with([' ', '/', '\n', '\t', '\r']);
        let is_known = BLOCKS.contains(&name.as_str()) || SPANS.contains(&name.as_str());
        (is_tag && is_known).then_some((start, start + 1 + length + 1, name))
    })
}

/// Text between two tags, its entities read.
fn push_plain(text: &mut String, plain: &str) {
    let mut rest = plain;
    while let Some((before, behind)) = rest.split_once('&') {
        text.push_str(before);
        let end = behind.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        let named = end.and_then(|end| Some((behind.get(..end)?, behind.get(end + 1..)?)));
        let entity = named.and_then(|(name, rest)| Some((entity(name)?, rest)));
        let (letter, after) = entity.unwrap_or(('&', behind));
        text.push(letter);
        rest = after;
    }
    text.push_str(rest);
}

/// The letter of an entity, by its name or its number.
fn entity(name: &str) -> Option<char> {
    if let Some((_, letter)) = ENTITIES.iter().find(|(known, _)| *known == name) {
        return Some(*letter);
    }
    let number = name.strip_prefix('#')?;
    let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
    char::from_u32(hexadecimal.unwrap_or_else(|| number.parse()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_lines() {
        for (cell, text) in [
            ("<p>Bon <b>client</b></p>", "Bon client"),
            ("<p>un</p>\n<p>deux &amp; trois&nbsp;!</p>", "un\ndeux & trois !"),
            ("à voir<br />demain<br>ou apr&egrave;s", "à voir\ndemain\nou après"),
            ("<ul><li>un</li><li class=\"x\">deux</li></ul>", "- un\n- deux"),
            ("<div>l&#39;&#xE9;t&eacute;</div>", "l'été"),
            ("<p></p>", ""),
        ] {
            assert_eq!(as_text(cell), text, "{cell}");
        }
    }

    #[test]
    fn text_stays_as_it_is() {
        for cell in ["Marie <m@x.example>", "a < b > c", "R&D ; &eacute;t\n\nfin", "<prospect>", "<", "<p", ""] {
            assert_eq!(as_text(cell), cell, "{cell}");
        }
    }

    #[test]
    fn what_never_ends_is_looked_through_once() {
        let open = "<b &amp".repeat(100_000);
        assert_eq!(as_text(&open), open);
        let text = format!("<p>{}</p>", "&".repeat(500_000));
        assert_eq!(as_text(&text).len(), 500_000);
    }
}
