//! Bytes into text: UTF-8 when the whole file is, else what Excel writes on a French Windows.

use std::io::{self, Read};

use encoding_rs::{Decoder, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

/// How a file's characters are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// Windows-1252, the « ANSI » of Western Europe; it reads any bytes, so it is what remains.
    Windows1252,
    /// UTF-16, little end first, told by its byte order mark: Excel's « Unicode text ».
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
}

impl Encoding {
    /// Judges a whole file, without keeping it: one byte that is not UTF-8 makes it Windows-1252.
    pub fn detect(file: &mut impl Read) -> io::Result<Self> {
        let mut buffer = vec![0_u8; 64 * 1024];
        let mut kept = 0;
        let mut start = true;
        loop {
            let read = fill(file, &mut buffer[kept..])?;
            let bytes = &buffer[..kept + read];
            if start {
                match bytes {
                    [0xFF, 0xFE, ..] => return Ok(Self::Utf16Le),
                    [0xFE, 0xFF, ..] => return Ok(Self::Utf16Be),
                    _ => start = false,
                }
            }
            match std::str::from_utf8(bytes) {
                Ok(_) => kept = 0,
                // A character cut by the end of the buffer; at the end of the file it stays cut.
                Err(error) if error.error_len().is_none() && read > 0 => {
                    let rest = error.valid_up_to()..kept + read;
                    kept = rest.len();
                    buffer.copy_within(rest, 0);
                }
                Err(_) => return Ok(Self::Windows1252),
            }
            if read == 0 {
                return Ok(Self::Utf8);
            }
        }
    }

    /// The file as UTF-8, without its byte order mark, as it is read.
    #[must_use]
    pub fn decode<R: Read>(self, file: R) -> Decoded<R> {
        let encoding = match self {
            Self::Utf8 => UTF_8,
            Self::Windows1252 => WINDOWS_1252,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
        };
        Decoded {
            file,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; 16 * 1024],
            text: String::new(),
            taken: 0,
            ended: false,
        }
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

/// A file read as UTF-8.
pub struct Decoded<R> {
    file: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: String,
    taken: usize,
    ended: bool,
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.text.len() {
            if self.ended {
                return Ok(0);
            }
            let read = self.file.read(&mut self.raw)?;
            self.ended = read == 0;
            self.text.clear();
            self.taken = 0;
            // Room for the longest result, so that the decoder takes all it is given.
            self.text.reserve(self.decoder.max_utf8_buffer_length(read).unwrap_or(read * 3 + 16));
            let (_result, _read, _replaced) =
                self.decoder.decode_to_string(&self.raw[..read], &mut self.text, self.ended);
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
        let mut text = String::new();
        encoding.decode(bytes).read_to_string(&mut text).unwrap();
        (encoding, text)
    }

    #[test]
    fn reads_what_spreadsheets_write() {
        assert_eq!(text("\u{feff}Été".as_bytes()), (Encoding::Utf8, "Été".into()));
        assert_eq!(text(b"\xC9t\xE9 \x80"), (Encoding::Windows1252, "Été €".into()));
        assert_eq!(text(b"\xFF\xFEA\0\xE9\0"), (Encoding::Utf16Le, "Aé".into()));
        assert_eq!(text(b"\xFE\xFF\0A"), (Encoding::Utf16Be, "A".into()));
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
}
