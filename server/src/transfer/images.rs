//! Pictures judged by what they are, not by what they are called.

use domain::error::FieldError;
use imagesize::ImageType;

/// The longest side, in pixels: a small file may unfold into gigabytes.
const MAX_SIDE: usize = 4_096;

/// The content type of a picture that a page may show. SVG is a program and is refused.
pub fn judge(bytes: &[u8]) -> Result<&'static str, FieldError> {
    let content_type = match imagesize::image_type(bytes).map_err(|_| FieldError::FileKind)? {
        ImageType::Png => "image/png",
        ImageType::Jpeg => "image/jpeg",
        ImageType::Webp => "image/webp",
        ImageType::Gif => "image/gif",
        _ => return Err(FieldError::FileKind),
    };
    let size = imagesize::blob_size(bytes).map_err(|_| FieldError::FileKind)?;
    let fits = (1..=MAX_SIDE).contains(&size.width) && (1..=MAX_SIDE).contains(&size.height);
    if fits { Ok(content_type) } else { Err(FieldError::OutOfRange { min: 1, max: 4_096 }) }
}

/// The content type of a picture that papers bear: not of four colours (CMYK), which no screen has, and no paper of ours either.
pub fn judge_printed(bytes: &[u8]) -> Result<&'static str, FieldError> {
    let content_type = judge(bytes)?;
    if content_type == "image/jpeg" && colours(bytes) == Some(4) {
        return Err(FieldError::FourColours);
    }
    Ok(content_type)
}

/// Of how many colours a JPEG is, as the head of its frame says (ITU-T T.81, B.2.2); nothing where none is found.
fn colours(bytes: &[u8]) -> Option<u8> {
    let mut left = bytes.get(2..)?;
    loop {
        let (&[start, marker, high, low], _) = left.split_first_chunk::<4>()?;
        if start != 0xff {
            return None;
        }
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return left.get(9).copied();
        }
        let length = match marker {
            // Filled up.
            0xff => 1,
            // These have nothing behind them.
            0x01 | 0xd0..=0xd9 => 2,
            _ => 2 + usize::from(u16::from_be_bytes([high, low])),
        };
        left = left.get(length..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIF: &[u8] =
        b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

    /// The head of a JPEG of one dot, with a table before its frame.
    fn jpeg(colours: u8) -> Vec<u8> {
        let start: [u8; 8] = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0];
        let table = [0xff, 0xc4, 0, 4, 0xff, 0xc0];
        let frame = [0xff, 0xc2, 0, 8 + 3 * colours, 8, 0, 1, 0, 1, colours];
        let each = vec![0; 3 * usize::from(colours)];
        [start.as_slice(), &table, &frame, &each, &[0xff, 0xd9]].concat()
    }

    #[test]
    fn papers_bear_no_four_colours() {
        assert_eq!(judge(&jpeg(4)), Ok("image/jpeg"), "browsers show them");
        assert_eq!(judge_printed(&jpeg(4)), Err(FieldError::FourColours));
        for colours in [1, 3] {
            assert_eq!(judge_printed(&jpeg(colours)), Ok("image/jpeg"));
        }
        assert_eq!(judge_printed(GIF), Ok("image/gif"));
        assert_eq!(judge_printed(b"<html>"), Err(FieldError::FileKind));
        for bytes in [b"".as_slice(), b"\xff\xd8", b"\xff\xd8\xff\xff\xff\xff\xff", b"\xff\xd8\xff\xe0\0\0\0\0"] {
            assert_eq!(colours(bytes), None);
        }
    }

    #[test]
    fn content_decides() {
        assert_eq!(judge(GIF), Ok("image/gif"));
        assert_eq!(judge(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), Err(FieldError::FileKind));
        assert_eq!(judge(b"<html>"), Err(FieldError::FileKind));
        assert_eq!(judge(b""), Err(FieldError::FileKind));
        let mut huge = GIF.to_vec();
        huge[6..10].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
        assert_eq!(judge(&huge), Err(FieldError::OutOfRange { min: 1, max: 4_096 }));
    }
}
