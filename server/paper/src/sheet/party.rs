//! The two sides of a document.

/// Who issues a document. What is blank is not printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seller {
    /// The name.
    pub name: String,
    /// SARL, SAS, inc. …
    pub legal_form: Option<String>,
    /// Share capital with its currency: « 10 000 € ».
    pub share_capital: Option<String>,
    /// The address, line by line; the country last, in words, where the client is in another.
    pub address: Vec<String>,
    /// France: the enterprise, in groups of three.
    pub siren: Option<String>,
    /// France: the establishment.
    pub siret: Option<String>,
    /// France: activity code.
    pub naf: Option<String>,
    /// France: commercial register: « Lyon B 732 829 320 ».
    pub rcs: Option<String>,
    /// VAT number.
    pub vat_number: Option<String>,
    /// Québec: enterprise number.
    pub neq: Option<String>,
    /// Canada: goods and services tax number (TPS).
    pub gst: Option<String>,
    /// Québec: sales tax number (TVQ).
    pub qst: Option<String>,
    /// Where to write to.
    pub email: Option<String>,
    /// Where to call.
    pub phone: Option<String>,
    /// Its site.
    pub website: Option<String>,
    /// Its logo, in place of its name at the head of the first page.
    pub logo: Option<Logo>,
    /// Its colour.
    pub accent: Accent,
}

/// Whom a document is for. What is blank is not printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Buyer {
    /// The name.
    pub name: String,
    /// To whose attention.
    pub attention: Option<String>,
    /// The address, line by line; the country last, in words, where it is not the seller's.
    pub address: Vec<String>,
    /// VAT number.
    pub vat_number: Option<String>,
    /// France: the enterprise.
    pub siren: Option<String>,
    /// France: the establishment.
    pub siret: Option<String>,
    /// Other numbers that the client wants to see, with their words.
    pub more: Vec<(String, String)>,
}

/// A picture as it was uploaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// What it is, as its content says.
    pub kind: LogoKind,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What pictures may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LogoKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF, its first picture.
    Gif,
    /// WebP.
    Webp,
}

/// A company's colour: red, green, blue. Text in it stays readable: one that is too light is darkened where it is used for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Accent(pub [u8; 3]);

impl Accent {
    /// Reads `#1f4e79`; nothing where it is no colour.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let digits = written.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// As words are written in it: dark enough to be read on white (WCAG 2.2, 1.4.3), darkened if it must be.
    pub(crate) fn for_words(self) -> String {
        let mut shade = self.0;
        while contrast_with_white(shade) < READABLE {
            shade = shade.map(|part| part - part / 12 - u8::from(part > 0 && part < 12));
        }
        let [red, green, blue] = shade;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

/// The least contrast of words with what is behind them.
const READABLE: f64 = 4.5;

fn contrast_with_white([red, green, blue]: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    1.05 / (0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05)
}

impl Default for Accent {
    /// A blue that stays calm beside any logo.
    fn default() -> Self {
        Self([0x1f, 0x4e, 0x79])
    }
}

#[cfg(test)]
mod tests {
    use super::Accent;

    #[test]
    fn reads_colours_and_nothing_else() {
        assert_eq!(Accent::parse(" #1F4e79"), Some(Accent::default()));
        for wrong in ["", "1f4e79", "#1f4e7", "#1f4e799", "#+f4e79", "#éé00"] {
            assert_eq!(Accent::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn words_are_never_too_light() {
        assert_eq!(Accent::default().for_words(), "#1f4e79");
        for light in [[255, 255, 255], [255, 255, 0], [0, 255, 255], [250, 200, 11], [128, 128, 128]] {
            let words = Accent::parse(&Accent(light).for_words()).unwrap();
            assert!(super::contrast_with_white(words.0) >= super::READABLE, "{words:?}");
        }
    }
}
