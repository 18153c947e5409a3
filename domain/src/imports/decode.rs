//! Bytes into text: how a file's characters are written, judged by all of it or said by somebody.

use std::io::{self, Read};

use encoding_rs::{
    Decoder, ISO_8859_2, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254,
};
use serde::{Deserialize, Serialize};

use super::cp850::CP850;
use super::guess::Survey;

/// How a file's characters are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// Windows-1252, the « ANSI » of Western Europe; it reads any bytes, so it is what remains.
    Windows1252,
    /// UTF-16, little end first, told by its byte order mark or its zeros: Excel's « Unicode text ».
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Code page 850, of programs of DOS times and what came after them.
    Cp850,
    /// Mac OS Roman: Excel for Mac saves its plain CSV so.
    MacRoman,
    /// Latin 9: Windows-1252's euro and « œ » elsewhere.
    Iso8859_15,
    /// Latin 2, of Central Europe.
    Iso8859_2,
    /// Windows-1250, of Central Europe.
    Windows1250,
    /// Windows-1251, Cyrillic.
    Windows1251,
    /// Windows-1253, Greek.
    Windows1253,
    /// Windows-1254, Turkish.
    Windows1254,
}

impl Encoding {
    /// All of them, in the order offered.
    pub const ALL: [Self; 12] = [
        Self::Utf8,
        Self::Windows1252,
        Self::Cp850,
        Self::MacRoman,
        Self::Iso8859_15,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1250,
        Self::Iso8859_2,
        Self::Windows1251,
        Self::Windows1253,
        Self::Windows1254,
    ];

    /// What it is called everywhere.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Windows1252 => "Windows-1252",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Cp850 => "CP850",
            Self::MacRoman => "MacRoman",
            Self::Iso8859_15 => "ISO-8859-15",
            Self::Iso8859_2 => "ISO-8859-2",
            Self::Windows1250 => "Windows-1250",
            Self::Windows1251 => "Windows-1251",
            Self::Windows1253 => "Windows-1253",
            Self::Windows1254 => "Windows-1254",
        }
    }

    /// The one of a name, however it is written: « utf8 », « CP-850 », « mac roman ».
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let plain =
            |name: &str| -> String { name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase() };
        let name = plain(name);
        let other = match name.as_str() {
            "latin1" | "iso88591" | "ansi" | "cp1252" => Some(Self::Windows1252),
            "latin9" => Some(Self::Iso8859_15),
            "utf16" => Some(Self::Utf16Le),
            "ibm850" | "dos" | "oem" => Some(Self::Cp850),
            "macintosh" | "mac" => Some(Self::MacRoman),
            _ => None,
        };
        Self::ALL.into_iter().find(|encoding| plain(encoding.name()) == name).or(other)
    }

    /// Judges a whole file, without keeping it.
    pub fn detect(file: &mut impl Read) -> io::Result<Self> {
        Survey::of(file).map(|survey| survey.encoding())
    }

    /// The file as UTF-8, without its byte order mark, as it is read.
    #[must_use]
    pub fn decode<R: Read>(self, file: R) -> Decoded<R> {
        Decoded {
            file,
            by: self.standard().map_or(By::Table, |encoding| By::Standard(encoding.new_decoder_with_bom_removal())),
            raw: vec![0; 16 * 1024],
            text: String::new(),
            taken: 0,
            ended: false,
        }
    }

    /// Bytes that are no file, as text.
    #[must_use]
    pub fn text_of(self, bytes: &[u8]) -> String {
        match self.standard() {
            Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            None => bytes.iter().copied().map(by_table).collect(),
        }
    }

    /// What each byte from 128 on is, where a byte is a character.
    pub(super) fn upper_half(self) -> Vec<char> {
        let bytes: Vec<u8> = (0x80..=0xFF).collect();
        match self.standard() {
            Some(encoding) => encoding.decode_without_bom_handling(&bytes).0.chars().collect(),
            None => CP850.to_vec(),
        }
    }

    /// The one of the library that reads it; nothing for code page 850, which no browser has.
    fn standard(self) -> Option<&'static encoding_rs::Encoding> {
        Some(match self {
            Self::Utf8 => UTF_8,
            Self::Windows1252 => WINDOWS_1252,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Cp850 => return None,
            Self::MacRoman => MACINTOSH,
            Self::Iso8859_15 => ISO_8859_15,
            Self::Iso8859_2 => ISO_8859_2,
            Self::Windows1250 => WINDOWS_1250,
            Self::Windows1251 => WINDOWS_1251,
            Self::Windows1253 => WINDOWS_1253,
            Self::Windows1254 => WINDOWS_1254,
        })
    }
}

/// What reads the bytes.
enum By {
    Standard(Decoder),
    Table,
}

/// A byte of code page 850.
fn by_table(byte: u8) -> char {
    match byte.checked_sub(0x80) {
        Some(place) => CP850.get(usize::from(place)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        None => char::from(byte),
    }
}

/// A file read as UTF-8.
pub struct Decoded<R> {
    file: R,
    by: By,
    raw: Vec<u8>,
    text: String,
    taken: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    /// Reads on, and puts what it is in place of what was taken.
    fn refill(&mut self) -> io::Result<()> {
        let read = self.file.read(&mut self.raw)?;
        self.ended = read == 0;
        self.text.clear();
        self.taken = 0;
        let bytes = &self.raw[..read];
        match &mut self.by {
            By::Standard(decoder) => {
                // Room for the longest result, so that the decoder takes all it is given.
                self.text.reserve(decoder.max_utf8_buffer_length(read).unwrap_or(read * 3 + 16));
                let (_result, _read, _replaced) = decoder.decode_to_string(bytes, &mut self.text, self.ended);
            }
            By::Table => self.text.extend(bytes.iter().copied().map(by_table)),
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.text.len() {
            if self.ended {
                return Ok(0);
            }
            self.refill()?;
        }
        let rest = &self.text.as_bytes()[self.taken..];
        let length = rest.len().min(out.len());
        out[..length].copy_from_slice(&rest[..length]);
        self.taken += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (Encoding, String) {
        let encoding = Encoding::detect(&mut &*bytes).unwrap();
        (encoding, read_as(encoding, bytes))
    }

    fn read_as(encoding: Encoding, bytes: &[u8]) -> String {
        let mut text = String::new();
        encoding.decode(bytes).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn reads_what_spreadsheets_write() {
        assert_eq!(text("\u{feff}Été".as_bytes()), (Encoding::Utf8, "Été".into()));
        assert_eq!(text(b"\xC9t\xE9 \x80"), (Encoding::Windows1252, "Été €".into()));
        assert_eq!(text(b"\xFF\xFEA\0\xE9\0"), (Encoding::Utf16Le, "Aé".into()));
        assert_eq!(text(b"\xFE\xFF\0A"), (Encoding::Utf16Be, "A".into()));
        assert_eq!(text(b"N\0o\0m\0;\0V\0i\0l\0l\0e\0").0, Encoding::Utf16Le, "without a mark");
        assert_eq!(text(b"\0N\0o\0m\0;\0V\0i\0l\0l\0e").0, Encoding::Utf16Be, "without a mark");
        assert_eq!(text(b""), (Encoding::Utf8, String::new()));
    }

    #[test]
    fn a_character_across_two_buffers_is_still_utf_8() {
        let long = "é".repeat(200_000);
        for shift in 0..3 {
            let shifted = format!("{}{long}", "a".repeat(shift));
            assert_eq!(text(shifted.as_bytes()), (Encoding::Utf8, shifted));
        }
        assert_eq!(text("aé".as_bytes()[..2].into()).0, Encoding::Windows1252, "cut in the middle of a character");
    }

    #[test]
    fn one_stray_byte_leaves_the_rest_alone() {
        let (encoding, found) = text(b"H\xC3\xB4tel \xC3\x89t\xC3\xA9;Besan\xC3\xA7on;\xE9t\xC3\xA9");
        assert_eq!((encoding, found.as_str()), (Encoding::Utf8, "Hôtel Été;Besançon;\u{FFFD}té"));
    }

    #[test]
    fn western_encodings_are_told_by_what_their_letters_make_of_words() {
        let dos = b"Nom;Pr\x82nom;Soci\x82t\x82;Ville\r\nLef\x8Avre;Zo\x82;H\x93tel du Ch\x83teau;Besan\x87on\r\n";
        assert_eq!(text(dos).0, Encoding::Cp850);
        assert_eq!(read_as(Encoding::Cp850, b"B\x84ckerei M\x81ller, K\x94ln, \xD5"), "Bäckerei Müller, Köln, ı");
        let mac = b"Nom;Pr\x8Enom;Soci\x8Et\x8E;Ville\rLef\x8Fvre;Zo\x8E;H\x99tel du Ch\x89teau;l\xD5\x83t\x8E\r";
        let (encoding, found) = text(mac);
        assert_eq!(encoding, Encoding::MacRoman);
        assert!(found.ends_with("Hôtel du Château;l’Été\r"), "{found}");
        let windows = b"SOCI\xC9T\xC9;Cr\xEAperie de l\x92\xCEle;N\xB0 12;\xAB C\x9Cur \xBB;1\xA0200 \x80";
        assert_eq!(text(windows).0, Encoding::Windows1252);
        assert_eq!(text(b"C\xBDur;B\xBDuf;\xE9t\xE9;S\xBDur").0, Encoding::Iso8859_15);
    }

    #[test]
    fn encodings_are_known_by_any_usual_name() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::named(encoding.name()), Some(encoding));
        }
        for (name, encoding) in [
            ("utf8", Encoding::Utf8),
            ("latin1", Encoding::Windows1252),
            ("cp-850", Encoding::Cp850),
            ("Mac Roman", Encoding::MacRoman),
        ] {
            assert_eq!(Encoding::named(name), Some(encoding));
        }
        assert_eq!(Encoding::named("ebcdic"), None);
    }
}
