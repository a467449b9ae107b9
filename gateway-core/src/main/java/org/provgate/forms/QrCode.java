package org.provgate.forms;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code as an image that needs no file. */
final class QrCode {

    /** Pixels along a square; a viewer that smooths pictures leaves the edges sharp enough. */
    private static final int SCALE = 4;

    private static final Map<EncodeHintType, Object> HINTS = Map.of(
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.M, // a stamp may cover a corner
            EncodeHintType.MARGIN,
            1);

    private QrCode() {}

    static Tag of(String text) {
        try {
            var squares = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS);
            var image = new BufferedImage(
                    squares.getWidth() * SCALE, squares.getHeight() * SCALE, BufferedImage.TYPE_BYTE_BINARY);
            for (int x = 0; x < image.getWidth(); x++)
                for (int y = 0; y < image.getHeight(); y++)
                    image.setRGB(x, y, squares.get(x / SCALE, y / SCALE) ? 0 : 0xFFFFFF);
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return Tag.of("img", "qr")
                    .with("src", "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length() + " characters", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
