//! How a file's characters are written, judged by its bytes.
//!
//! What is not UTF-8 is told apart by what its letters make of words: read in the wrong way, a name has capitals and signs in its middle.
//! Encodings of the West are judged here, since the detector of browsers knows neither code page 850 nor Mac OS Roman; those of the
//! rest of Europe are that detector's.

use std::io::{self, Read};

use chardetng::EncodingDetector;

use super::Encoding;

/// How many bytes beyond ASCII are judged.
const JUDGED: usize = 50_000;
/// How many bytes the detector is given.
const DETECTED: usize = 1024 * 1024;
/// What is judged here, the likeliest first.
const WESTERN: [Encoding; 4] = [Encoding::Windows1252, Encoding::Cp850, Encoding::MacRoman, Encoding::Iso8859_15];
/// The fewest bytes beyond ASCII that may speak for another part of Europe.
const ENOUGH: usize = 4;

/// What a file's bytes are.
pub(super) struct Survey {
    /// By its mark, or its zeros.
    marked: Option<Encoding>,
    /// Characters of UTF-8 beyond ASCII.
    valid: u64,
    /// Bytes that are none.
    malformed: u64,
    /// Bytes beyond ASCII, each with those beside it.
    odd: Vec<[u8; 3]>,
    /// The last byte of what was read before.
    before: u8,
    detector: EncodingDetector,
    /// How many bytes the detector has been given.
    detected: usize,
}

impl Survey {
    /// Reads a file for it.
    pub(super) fn of(file: &mut impl Read) -> io::Result<Self> {
        let mut survey = Self {
            marked: None,
            valid: 0,
            malformed: 0,
            odd: Vec::new(),
            before: b' ',
            detector: EncodingDetector::new(),
            detected: 0,
        };
        let mut buffer = vec![0_u8; 64 * 1024];
        let (mut kept, mut is_start) = (0, true);
        loop {
            let read = fill(file, &mut buffer[kept..])?;
            let bytes = &buffer[..kept + read];
            if std::mem::take(&mut is_start) {
                survey.marked = marked(bytes);
            }
            if survey.marked.is_some() {
                return Ok(survey);
            }
            survey.see(&bytes[kept..]);
            let cut = survey.count(bytes, read == 0);
            let rest = bytes.len() - cut..bytes.len();
            kept = cut;
            buffer.copy_within(rest, 0);
            if read == 0 {
                return Ok(survey);
            }
        }
    }

    /// Counts what is UTF-8 and what is not. Answers how many bytes at the end are a character that may go on.
    fn count(&mut self, mut bytes: &[u8], is_end: bool) -> usize {
        loop {
            let error = match std::str::from_utf8(bytes) {
                Ok(text) => {
                    self.valid += beyond_ascii(text.as_bytes());
                    return 0;
                }
                Err(error) => error,
            };
            let (text, rest) = bytes.split_at(error.valid_up_to());
            self.valid += beyond_ascii(text);
            match error.error_len() {
                None if !is_end => return rest.len(),
                length => {
                    self.malformed += 1;
                    bytes = &rest[length.unwrap_or(rest.len())..];
                }
            }
        }
    }

    /// Keeps the bytes beyond ASCII with their neighbours.
    fn see(&mut self, bytes: &[u8]) {
        if self.detected > 0 || !bytes.is_ascii() {
            let some = &bytes[..bytes.len().min(DETECTED.saturating_sub(self.detected))];
            if !some.is_empty() {
                self.detector.feed(some, false);
                self.detected += some.len();
            }
        }
        for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
            if self.odd.len() == JUDGED {
                break;
            }
            let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(self.before);
            self.odd.push([before, *byte, bytes.get(at + 1).copied().unwrap_or(b' ')]);
        }
        self.before = bytes.last().copied().unwrap_or(self.before);
    }

    /// What they say together. A stray byte or two in a file of UTF-8 leaves the rest of it alone.
    pub(super) fn encoding(&self) -> Encoding {
        if let Some(marked) = self.marked {
            return marked;
        }
        if self.malformed == 0 || self.valid > self.malformed {
            return Encoding::Utf8;
        }
        let mut best = (Encoding::Windows1252, i64::MIN);
        for encoding in WESTERN {
            let worth = self.worth(encoding);
            if worth > best.1 {
                best = (encoding, worth);
            }
        }
        let is_doubtful = best.1 < i64::try_from(self.odd.len()).unwrap_or(i64::MAX);
        let elsewhere = if is_doubtful && self.odd.len() >= ENOUGH { self.elsewhere() } else { None };
        elsewhere.unwrap_or(best.0)
    }

    /// How well the file reads so.
    fn worth(&self, encoding: Encoding) -> i64 {
        let upper = encoding.upper_half();
        let letter = |byte: u8| match byte.checked_sub(0x80) {
            Some(place) => upper.get(usize::from(place)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
            None => char::from(byte),
        };
        self.odd.iter().map(|bytes| bytes.map(letter)).map(|[before, this, after]| worth(before, this, after)).sum()
    }

    /// Where else in Europe the file is from, in the detector's judgement.
    fn elsewhere(&self) -> Option<Encoding> {
        let found = self.detector.guess(None, false);
        [
            (encoding_rs::WINDOWS_1250, Encoding::Windows1250),
            (encoding_rs::ISO_8859_2, Encoding::Iso8859_2),
            (encoding_rs::WINDOWS_1251, Encoding::Windows1251),
            (encoding_rs::WINDOWS_1253, Encoding::Windows1253),
            (encoding_rs::ISO_8859_7, Encoding::Windows1253),
            (encoding_rs::WINDOWS_1254, Encoding::Windows1254),
        ]
        .into_iter()
        .find(|(encoding, _)| *encoding == found)
        .map(|(_, encoding)| encoding)
    }
}

/// By its byte order mark; without one, by every second byte being zero, as it is where each character takes two.
fn marked(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let zeros = |start: usize| bytes.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second, pairs) = (zeros(0), zeros(1), bytes.len() / 2);
    match (first, second) {
        _ if pairs < 4 => None,
        (0, zeros) if zeros * 10 >= pairs * 7 => Some(Encoding::Utf16Le),
        (zeros, 0) if zeros * 10 >= pairs * 7 => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// How many characters of UTF-8 beyond ASCII begin here.
fn beyond_ascii(text: &[u8]) -> u64 {
    text.iter().map(|byte| u64::from(*byte >= 0xC0)).sum()
}

/// How likely a character is between two others, in a Western language.
fn worth(before: char, this: char, after: char) -> i64 {
    let is_beside = before.is_alphabetic() || after.is_alphabetic();
    let is_within = before.is_alphabetic() && after.is_alphabetic();
    match this {
        '\u{80}'..='\u{9F}' | char::REPLACEMENT_CHARACTER => -40,
        '\u{2500}'..='\u{259F}' => -20,
        '’' if is_within => 4,
        '\u{A0}' | '«' | '»' | '€' | '°' | 'º' | 'ª' | '–' | '—' | '…' | '“' | '”' | '‘' | '’' | '²' | '³' | '§'
        | '©' | '®' | '™' | '·' => {
            if is_within {
                -6
            } else {
                1
            }
        }
        _ if this.is_lowercase() && before.is_uppercase() && after.is_uppercase() => -3,
        'é' | 'è' | 'ê' | 'ë' | 'à' | 'â' | 'ç' | 'î' | 'ï' | 'ô' | 'ù' | 'û' | 'ü' | 'ö' | 'ä' | 'ß' | 'œ' | 'ñ'
        | 'á' | 'í' | 'ó' | 'ú' | 'ã' | 'õ' | 'å' | 'ø' | 'æ' => 4,
        _ if this.is_lowercase() => 1,
        _ if this.is_uppercase() && before.is_lowercase() => -6,
        'É' | 'È' | 'Ê' | 'Ë' | 'À' | 'Â' | 'Ç' | 'Î' | 'Ï' | 'Ô' | 'Û' | 'Ü' | 'Ö' | 'Ä' | 'Œ' | 'Ñ' => {
            if is_beside {
                3
            } else {
                -2
            }
        }
        _ if this.is_uppercase() => {
            if is_beside {
                0
            } else {
                -2
            }
        }
        _ if is_beside => -8,
        _ => -3,
    }
}

/// Reads until the buffer is full or the file ends.
fn fill(file: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
